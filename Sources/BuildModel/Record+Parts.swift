extension Record {
    /// How the build ended.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case ok, failed
    }

    /// What recorded the sources.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case buildinfo
        case provenance02 = "slsa-v0.2"
        case provenance1 = "slsa-v1"
        case history
        case none
    }

    /// How much of a build its provenance keeps.
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        case min, max
    }

    /// One digest of what the build made.
    package struct Output: Hashable, Sendable {
        package var kind: Kind
        package var digest: Digest

        package init(kind: Kind, digest: Digest) {
            self.kind = kind
            self.digest = digest
        }

        /// In the order in which they are listed: the strongest evidence first.
        ///
        /// `files` stands for the set of files of a local export.
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case manifest, config, files, index, unknown
        }
    }

    /// The main build context where it is remote.
    package struct Context: Hashable, Sendable {
        package var url: Text
        package var commit: Text?
        package var subdirectory: Text?

        package init(url: Text, commit: Text? = nil, subdirectory: Text? = nil) {
            self.url = url
            self.commit = commit
            self.subdirectory = subdirectory
        }
    }

    /// The state of the client's work tree.
    package struct VersionControl: Hashable, Sendable {
        package var source: Text?
        package var revision: Text?
        package var isDirty: Bool

        package init(source: Text?, revision: Text?, isDirty: Bool) {
            self.source = source
            self.revision = revision
            self.isDirty = isDirty
        }
    }

    /// What the build was made from, in one text.
    package struct Inputs: Hashable, Sendable {
        /// `sha256:` and 64 hex digits.
        package var fingerprint: Text
        package var isComplete: Bool

        package init(fingerprint: Text, isComplete: Bool) {
            self.fingerprint = fingerprint
            self.isComplete = isComplete
        }
    }

    /// A place in the input that told something about the record.
    package struct Origin: Hashable, Comparable, Sendable {
        package var file: Text
        package var shape: Shape
        package var pointer: Text

        package init(file: Text, shape: Shape, pointer: Text) {
            self.file = file
            self.shape = shape
            self.pointer = pointer
        }

        package static func < (left: Origin, right: Origin) -> Bool {
            if left.file != right.file { return left.file < right.file }
            if left.pointer != right.pointer { return left.pointer < right.pointer }
            return left.shape.rawValue.precedesInBytes(right.shape.rawValue)
        }
    }
}
