internal import BuildModel

/// Companions by the digest of their content; copies of one file under several paths are alike.
struct CompanionIndex {
    private var contents: [Digest: Content] = [:]
    private let images: [Digest: IndexImages]
    private let holders: IndexHolders
    /// In the order of their places.
    private let companions: [Companion]
    /// What companions are or list that records of the history know nothing of; `nil` where all are
    /// such companions.
    private let news: Set<Digest>?
    /// What is asked where this one knows nothing; a list, since a value can not hold its own kind.
    private let shared: [CompanionIndex]

    /// `shared` is built once for all nights; what it holds is nobody's alone.
    init(_ companions: [Companion], shared: CompanionIndex? = nil) {
        self.companions = companions
        holders = IndexHolders(companions)
        news = Self.news(companions)
        self.shared = shared.map { [$0] } ?? []
        for companion in companions {
            guard let content = companion.content else { continue }
            contents[content, default: Content()].add(companion)
        }
        images = contents.compactMapValues { content in content.index.map(IndexImages.init) }
    }

    var isEmpty: Bool { companions.isEmpty && shared.allSatisfy(\.isEmpty) }

    /// The images of an index, `nil` where the digest is none's.
    func images(_ digest: Digest) -> IndexImages? {
        images[digest] ?? shared.first?.images(digest)
    }

    func manifest(_ digest: Digest) -> Companion.Manifest? {
        contents[digest]?.manifest ?? shared.first?.manifest(digest)
    }

    func config(_ digest: Digest) -> Companion.Config? {
        contents[digest]?.config ?? shared.first?.config(digest)
    }

    /// The index that lists a manifest; `nil` where none does, or several of other folders.
    func index(of manifest: Digest, near folder: Text) -> Digest? {
        holders.index(of: manifest, near: folder)
            ?? shared.first?.index(of: manifest, near: folder)
    }

    /// The attestation manifest that lists a statement; `nil` as for an index.
    func attestation(of statement: Digest, near folder: Text) -> Digest? {
        holders.attestation(of: statement, near: folder)
            ?? shared.first?.attestation(of: statement, near: folder)
    }

    /// Whether a companion is the digest's, or an index that lists it.
    func mentions(_ digest: Digest) -> Bool {
        contents[digest] != nil || holders.holds(digest) || shared.first?.mentions(digest) == true
    }

    /// The same of companions that records of the history know nothing of.
    func hasNews(of digest: Digest) -> Bool {
        let isNews = news?.contains(digest) ?? (contents[digest] != nil || holders.holds(digest))
        return isNews || shared.first?.hasNews(of: digest) == true
    }

    private static func news(_ companions: [Companion]) -> Set<Digest>? {
        guard companions.contains(where: \.isEarlier) else { return nil }
        var news: Set<Digest> = []
        for companion in companions where !companion.isEarlier {
            if let content = companion.content { news.insert(content) }
            if case .index(let index) = companion.subject {
                news.formUnion(index.entries.lazy.map(\.digest))
            }
        }
        return news
    }

    /// The place of the copy in the folder of the build that it speaks of, else of the first one.
    func origin(_ digest: Digest, near folder: Text) -> Record.Origin? {
        guard let content = contents[digest] else {
            return shared.first?.origin(digest, near: folder)
        }
        return content.places[folder] ?? content.first
    }

    /// All companions but shared ones, with what is known now of their builds.
    func kept(used: Set<Digest>) -> [Companion] {
        companions.map { companion in
            var companion = companion
            companion.isJoined = companion.isJoined || companion.content.map(used.contains) == true
            return companion
        }
    }
}

/// What the companions of one digest say, all of it taken together: a descriptor of a manifest says
/// less than the manifest.
private struct Content {
    private(set) var manifest: Companion.Manifest?
    private(set) var config: Companion.Config?
    private(set) var index: Companion.Index?
    private(set) var first: Record.Origin?
    /// The first one of each folder.
    private(set) var places: [Text: Record.Origin] = [:]

    mutating func add(_ companion: Companion) {
        first = first ?? companion.origin
        let folder = Draft.folder(of: companion.path)
        if places[folder] == nil { places[folder] = companion.origin }
        switch companion.subject {
        case .config(let config): self.config = self.config ?? config
        case .manifest(let manifest): add(manifest)
        case .index(let index): add(index)
        }
    }

    private mutating func add(_ other: Companion.Manifest) {
        guard var known = manifest else { return manifest = other }
        known.config = known.config ?? other.config
        known.attested = known.attested ?? other.attested
        if known.statements.isEmpty { known.statements = other.statements }
        known.platform = known.platform ?? other.platform
        known.created = known.created ?? other.created
        manifest = known
    }

    private mutating func add(_ other: Companion.Index) {
        guard var known = index, !known.entries.isEmpty else { return index = other }
        // Copies list the same, and only an inspected one knows times.
        guard known.entries.count == other.entries.count else { return }
        for (place, entry) in other.entries.enumerated()
        where known.entries[place].digest == entry.digest {
            known.entries[place].created = known.entries[place].created ?? entry.created
        }
        index = known
    }
}

/// The images that an index lists, and what attests them.
struct IndexImages {
    /// Without attestations; none where not all of them are known.
    let all: [Companion.Entry]
    private var images: [Platform: Companion.Entry] = [:]
    private var attestations: [Digest: [Digest]] = [:]
    private var attested: [Digest: Digest] = [:]
    private var platforms: [Digest: Platform] = [:]

    init(_ index: Companion.Index) {
        let listed = index.entries.filter { $0.attested == nil && $0.platform != nil }
        all = index.isPartial ? [] : listed
        var doubles: Set<Platform> = []
        for image in listed {
            guard let platform = image.platform else { continue }
            let known = images.updateValue(image, forKey: platform)
            if let known, known.digest != image.digest { doubles.insert(platform) }
        }
        for platform in doubles { images[platform] = nil }
        for entry in index.entries {
            if let image = entry.attested {
                attestations[image, default: []].append(entry.digest)
                attested[entry.digest] = image
            } else if let platform = entry.platform {
                // A manifest that stands for two platforms is of neither.
                let known = platforms.updateValue(platform, forKey: entry.digest)
                if let known, known != platform { platforms[entry.digest] = .unknown }
            }
        }
    }

    /// The entry of a platform; `nil` where there are several, which only other facts tell apart.
    func image(of platform: Platform) -> Companion.Entry? { images[platform] }

    /// The platform that the index gives a manifest; `nil` or unknown where it gives none or several.
    func platform(of manifest: Digest) -> Platform? { platforms[manifest] }

    /// The image that an attestation manifest describes.
    func attested(by attestation: Digest) -> Digest? { attested[attestation] }

    /// The attestation manifests of an image, in the order of the index.
    func attestations(of manifest: Digest) -> [Digest] { attestations[manifest] ?? [] }
}
