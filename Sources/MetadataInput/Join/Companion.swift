package import BuildModel

/// A file that accompanies builds without being one: it gives digests, platforms and times.
package struct Companion: Hashable, Comparable, Sendable {
    package var origin: Record.Origin
    package var path: Text
    /// The label that the path gave; `nil` where it gave none, and the companion serves all nights.
    package var night: Text?
    /// SHA-256 of the exact bytes, by which builds and other companions refer to it.
    package var content: Digest?
    package var subject: Subject
    /// Whether a run found a build that the companion speaks of.
    package var isJoined: Bool
    /// Whether the history that this run grows holds the companion, and records that know of it.
    package var isEarlier = false

    package init(
        origin: Record.Origin,
        path: Text,
        night: Text? = nil,
        content: Digest?,
        subject: Subject,
        isJoined: Bool = false
    ) {
        self.origin = origin
        self.path = path
        self.night = night
        self.content = content
        self.subject = subject
        self.isJoined = isJoined
    }

    /// By place; of several at one place by what their lines say.
    package static func < (left: Companion, right: Companion) -> Bool {
        if left.origin != right.origin { return left.origin < right.origin }
        let lines = [left, right].map(CompanionLine.line)
        return lines[0].lexicographicallyPrecedes(lines[1])
    }

    /// What kind of content the file is, with what it says.
    package enum Subject: Hashable, Sendable {
        case config(Config)
        case manifest(Manifest)
        case index(Index)
    }

    /// What an image config says.
    package struct Config: Hashable, Sendable {
        package var platform: Platform?
        package var created: Timestamp?

        package init() {}
    }

    /// An image manifest, or an attestation manifest that describes one.
    package struct Manifest: Hashable, Sendable {
        package var config: Digest?
        /// The image manifest that this one attests.
        package var attested: Digest?
        /// Blobs that are in-toto statements.
        package var statements: [Digest] = []
        /// As a descriptor of the manifest, or the config beside one, says.
        package var platform: Platform?
        package var created: Timestamp?

        package init() {}
    }

    /// An index: what it holds, in its order; nothing where only its descriptor is known.
    package struct Index: Hashable, Sendable {
        package var entries: [Entry] = []
        /// Whether images may be missing, as where records tell what the index holds.
        package var isPartial = false

        package init() {}
    }

    /// One descriptor of an index.
    package struct Entry: Hashable, Sendable {
        package var digest: Digest
        package var platform: Platform?
        /// The image manifest that an attestation manifest describes.
        package var attested: Digest?
        /// When the image was made, where its config stands beside the index.
        package var created: Timestamp?

        package init(digest: Digest, platform: Platform?, attested: Digest?) {
            self.digest = digest
            self.platform = platform
            self.attested = attested
        }
    }
}
