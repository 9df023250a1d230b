package import BuildModel

/// A record as one file tells it, with what joining and sealing need beyond the record itself.
///
/// `image`, `night`, `time`, `inputs` and `id` of the record are set when it is sealed, after the
/// files of its build have been joined.
package struct Draft: Sendable {
    package var record: Record
    /// The file that night, date and fallback name are read from.
    package var path: Text
    /// The file that gives the fallback name in place of `path`: the index of a statement's image.
    package var namePath: Text?
    /// The repository of the first usable name, without tag.
    package var repository: Text?
    /// How the platform was found; a better rank replaces a worse one.
    package var platformRank: PlatformRank
    package var times: [TimeCandidate]
    /// Attributes whose value is a reference that a pin stands for.
    package var pinnedContextKeys: Set<Text>
    /// Whether the ids of secrets and SSH agents are all listed.
    ///
    /// An attestation of the mode `min` leaves them out; `nil` where nothing was said of the request.
    package var secretsKnown: Bool?
    /// Whether the build could not do without a secret, which the list of their ids does not tell.
    package var needsSecret = false
    /// What the build is known by in other files.
    package var links: Links
    /// The record that the draft was made of, where it was one before.
    package var sealed: Record?

    /// A draft of which only its place in the input is known yet.
    package init(origin: Record.Origin, role: Role = .build) {
        record = Record(image: "", platform: .unknown, format: .none)
        record.origins = [origin]
        path = origin.file
        platformRank = .unknown
        times = []
        pinnedContextKeys = []
        links = Links()
        links.role = role
    }

    package init(record: Record, path: Text) {
        self.record = record
        self.path = path
        platformRank = .unknown
        times = []
        pinnedContextKeys = []
        links = Links()
    }

    /// Takes the platform if nothing better told it yet.
    package mutating func propose(_ platform: Platform?, rank: PlatformRank) {
        guard let platform, !platform.isUnknown, rank < platformRank else { return }
        record.platform = platform
        platformRank = rank
    }
}

extension Draft {
    /// Where a platform was said, best first (formats.md 7.3).
    package enum PlatformRank: Int, Comparable, Sendable {
        case key, manifest, subject, descriptor, config, path, attribute, materials, unknown

        package static func < (left: PlatformRank, right: PlatformRank) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// One time that the input offers for a build.
    package struct TimeCandidate: Hashable, Sendable {
        package var at: Timestamp
        package var source: RecordTime.Origin

        package init(at: Timestamp, source: RecordTime.Origin) {
            self.at = at
            self.source = source
        }
    }

    /// Digests by which other files speak of the same build (formats.md 7.2); a reference that
    /// Buildx gave the build stands in the record.
    package struct Links: Hashable, Sendable {
        /// Subjects of a statement: platform manifests.
        package var subjects: [Digest] = []
        /// Of a statement about several manifests, the one that this draft is about.
        package var part: Digest?
        /// SHA-256 of the exact bytes of a file that is itself content: config, statement, predicate.
        package var content: Digest?
        /// Attestations that a history entry lists, with their platform where it says so.
        package var attachments: [Attachment] = []
        /// Outputs that a history entry lists, with their platform where it says so.
        package var outputs: [Output] = []
        package var role = Role.build

        /// More attachments or outputs of one history entry than a build leaves behind: each of its
        /// platforms is tried with each of them.
        static let maximumAttachments = 1_000
    }

    /// What a draft is to the builds that other files describe.
    package enum Role: Hashable, Sendable {
        /// A build in its own right: a metadata file, a history entry.
        case build
        /// A document about an output, which completes the build of that output if there is one.
        case document
        /// An image config, shared by all builds that made it.
        case config
        /// A bare predicate, which only a history entry can place.
        case predicate
    }

    /// One output of a history entry.
    package struct Output: Hashable, Sendable {
        package var kind: Record.Output.Kind
        package var digest: Digest
        package var platform: Platform?

        package init(kind: Record.Output.Kind, digest: Digest, platform: Platform?) {
            self.kind = kind
            self.digest = digest
            self.platform = platform
        }
    }

    /// One attestation of a history entry.
    package struct Attachment: Hashable, Sendable {
        package var digest: Digest
        package var platform: Platform?

        package init(digest: Digest, platform: Platform?) {
            self.digest = digest
            self.platform = platform
        }
    }
}
