/// What the input says about one platform of one build: the unit of input and of history.
///
/// Contract: `pindrift/record/1` (the record line). Lists are sorted by bytes and free of doubles.
package struct Record: Hashable, Sendable {
    /// SHA-256 in hex of the record line without id, origins and a time from a modification time.
    package var id: Text
    /// The image's name: its repository without tag; else the bake target; else the file's path.
    package var image: Text
    /// The image's names as given, redacted, digest-only and dangling ones left out.
    package var names: [Text]
    package var target: Text?
    package var platform: Platform
    package var night: Night?
    package var time: RecordTime?
    package var status: Status
    package var format: Format
    package var mode: Mode?
    /// In the order of `Output.Kind`.
    package var outputs: [Output]
    package var frontend: Frontend?
    /// Sorted by key.
    package var attributes: [Attribute]
    package var attributesKnown: Bool
    /// Keys whose value was redacted.
    package var hidden: [Text]
    /// Sorted by identity, then pin.
    package var sources: [Source]
    /// False where nothing was recorded; such a record is nobody's neighbour.
    package var sourcesKnown: Bool
    package var dependencies: [NestedBuild]
    package var locals: [Text]
    package var secrets: [Text]
    package var ssh: [Text]
    package var context: Context?
    package var versionControl: VersionControl?
    /// `SOURCE_DATE_EPOCH` of the build, in seconds since 1970.
    package var epoch: Int64?
    package var compatibilityVersion: Int64?
    /// Whether no step had a network, as provenance says.
    ///
    /// `nil` where it says nothing: BuildKit writes only that it was so.
    package var isHermetic: Bool?
    /// `builder/node/id`, as Buildx writes it.
    package var builderReference: Text?
    package var inputs: Inputs
    package var origins: [Origin]

    package init(image: Text, platform: Platform, format: Format) {
        id = ""
        self.image = image
        names = []
        self.platform = platform
        status = .ok
        self.format = format
        outputs = []
        attributes = []
        attributesKnown = false
        hidden = []
        sources = []
        sourcesKnown = false
        dependencies = []
        locals = []
        secrets = []
        ssh = []
        inputs = Inputs(fingerprint: "", isComplete: false)
        origins = []
    }
}

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
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case manifest, config, index, unknown
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
