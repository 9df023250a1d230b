internal import BuildModel
internal import JSONText

/// Reads an OCI layout as one container: images with their attestations, or records of a history.
package enum LayoutReading {
    /// Reads a layout that is a directory.
    ///
    /// `limit` is the size of the largest member that is read, in bytes.
    package static func read(
        _ file: ScannedFile,
        rules: ReadingRules,
        limit: Int
    ) -> FileFindings {
        do throws(UnreadableInput) {
            let time = try file.readMember(["index.json"], limit: limit).modifiedAt
            return read(DirectoryBlobs(file, modifiedAt: time), rules: rules, limit: limit)
        } catch {
            var findings = FileFindings()
            findings.diagnostics = [error.diagnostic]
            return findings
        }
    }

    static func read(_ store: any BlobStore, rules: ReadingRules, limit: Int) -> FileFindings {
        var walk = LayoutWalk(BlobReader(store, rules: rules, limit: limit))
        walk.walk()
        var gathering = LayoutGathering(walk)
        gathering.gather()
        return gathering.findings()
    }
}

/// Makes drafts and companions of what a walk found.
struct LayoutGathering {
    private let walk: LayoutWalk
    private var blobs: BlobReader
    private var drafts: [Draft] = []
    private var companions: [Companion]
    private var readConfigs: [Digest: Platform] = [:]

    init(_ walk: LayoutWalk) {
        self.walk = walk
        blobs = walk.blobs
        companions = walk.imageCompanions()
    }

    mutating func gather() {
        var images = walk.images.map { draft(of: $0) }
        attest(&images)
        drafts += images
        for record in walk.records { add(record) }
    }

    /// Everything under the container's own path, with its modification time.
    func findings() -> FileFindings {
        var findings = FileFindings()
        findings.drafts = drafts
        findings.companions = companions
        findings.diagnostics = blobs.diagnostics
        for index in findings.drafts.indices {
            findings.drafts[index].path = blobs.store.path
            guard let time = blobs.store.modifiedAt else { continue }
            findings.drafts[index].times.append(.init(at: time, source: .mtime))
        }
        for index in findings.companions.indices {
            findings.companions[index].path = blobs.store.path
        }
        if drafts.isEmpty, blobs.diagnostics.isEmpty {
            let place = blobs.store.place(of: ["index.json"])
            findings.diagnostics.append(
                Diagnostic(
                    .note,
                    rule: "layout-empty",
                    at: Diagnostic.Place(file: place.file, pointer: Text(place.pointer.text)),
                    found: "a layout without an image or a build record that can be read"
                )
            )
        }
        return findings
    }

    private mutating func draft(of image: LayoutImage) -> Draft {
        var draft = Draft(origin: image.origin, role: .document)
        draft.add(.manifest, image.digest)
        if let index = image.index { draft.add(.index, index) }
        draft.propose(image.platform, rank: .manifest)
        if let config = image.config {
            draft.add(.config, config)
            draft.propose(read(config: config), rank: .config)
        }
        for name in image.label.names { draft.take(names: name.string) }
        if let created = image.label.created {
            draft.times.append(.init(at: created, source: .descriptor))
        }
        return draft
    }

    /// Reads a config once, for its build info and its time; gives its platform.
    private mutating func read(config: Digest) -> Platform? {
        if let known = readConfigs[config] { return known.isUnknown ? nil : known }
        var platform: Platform?
        if let context = blobs.read(config) {
            drafts += context.drafts
            companions += context.companions
            platform = context.drafts.first?.record.platform
            for companion in context.companions {
                if case .config(let facts) = companion.subject { platform = facts.platform }
            }
        }
        readConfigs[config] = platform ?? .unknown
        return platform
    }

    /// Gives each image the statements about it; statements about none stand for themselves.
    private mutating func attest(_ images: inout [Draft]) {
        var listed: [Place: Int] = [:]
        var anywhere: [Digest: Int] = [:]
        for (place, image) in walk.images.enumerated() {
            listed[Place(image: image.digest, index: image.index)] = place
            if anywhere[image.digest] == nil { anywhere[image.digest] = place }
        }
        var counts: [Int: Int] = [:]
        for attestation in walk.attestations {
            let place = attestation.image.flatMap {
                listed[Place(image: $0, index: attestation.index)] ?? anywhere[$0]
            }
            for statement in attestation.statements {
                if let place {
                    counts[place, default: 0] += 1
                    guard counts[place, default: 0] <= Self.maximumStatements else { break }
                }
                guard let context = blobs.read(statement) else { continue }
                guard let place else {
                    drafts += context.drafts
                    continue
                }
                let manifest = walk.images[place].digest
                let parts = context.drafts.filter { $0.isPart(about: manifest) }
                for draft in parts.isEmpty ? Array(context.drafts.prefix(1)) : parts {
                    images[place].take(statement: draft, statement)
                }
            }
        }
        if counts.contains(where: { $0.value > Self.maximumStatements }) {
            blobs.report(
                .warning,
                "layout-too-large",
                at: ["index.json"],
                found: "an image with more provenance statements than are read",
                expected: "at most \(Self.maximumStatements)"
            )
        }
    }

    /// Provenance statements of one image; BuildKit writes one.
    private static let maximumStatements = 100

    /// An image manifest in one of the indexes that list it.
    private struct Place: Hashable {
        let image: Digest
        let index: Digest?
    }

    /// Adds a build of a history export; joining places its predicates by their digests.
    private mutating func add(_ record: LayoutRecord) {
        guard let digest = record.record, let context = blobs.read(digest) else { return }
        for var draft in context.drafts {
            draft.record.origins.append(record.origin)
            drafts.append(draft)
        }
        for predicate in record.predicates {
            if let context = blobs.read(predicate) { drafts += context.drafts }
        }
        for output in record.outputs {
            if let context = blobs.read(output) { companions += context.companions }
        }
    }
}

extension Draft {
    /// Takes the provenance that a layout keeps for the image.
    fileprivate mutating func take(statement: Draft, _ digest: Digest) {
        var statement = statement
        statement.propose(record.platform, rank: platformRank)
        complete(with: statement)
        links.content = links.content ?? digest
        links.subjects = Set(links.subjects + digests(.manifest)).sorted()
    }
}
