internal import BuildModel

extension JoinWork {
    /// Index to attestation manifest to statement, each named by its digest.
    mutating func joinByChain() {
        guard !companions.isEmpty else { return }
        var statements: [Digest: [Int]] = [:]
        for place in places(.document) {
            if let content = drafts[place]?.links.content {
                statements[content, default: []].append(place)
            }
        }
        var followed: Set<Attested> = []
        for place in places(.build) {
            guard let draft = drafts[place] else { continue }
            let manifests = joiningDigests(.manifest, of: draft)
            for index in joiningDigests(.index, of: draft) {
                guard let images = companions.images(index) else { continue }
                for manifest in manifests {
                    let attestations = images.attestations(of: manifest)
                    if attestations.count > JoinLimits.attestations {
                        reportAttestations(of: index, near: draft.folder)
                    }
                    for attestation in attestations.prefix(JoinLimits.attestations) {
                        let attested = Attested(attestation: attestation, manifest: manifest)
                        guard note(attestation, at: place),
                            followed.insert(attested).inserted
                        else { continue }
                        takeStatements(of: attested, statements, into: place)
                    }
                }
            }
        }
    }

    /// An attestation manifest and the image that it is followed for.
    private struct Attested: Hashable {
        let attestation: Digest
        let manifest: Digest
    }

    /// Notes an attestation among the places of a build; false where it was not read.
    private mutating func note(_ attestation: Digest, at place: Int) -> Bool {
        guard companions.manifest(attestation) != nil, var draft = drafts[place] else {
            return false
        }
        used.insert(attestation)
        addOrigin(attestation, to: &draft)
        drafts[place] = draft
        return true
    }

    /// Takes what an attestation lists; one about several images lists each image's part.
    ///
    /// The first build of an image takes all of it, so that no other one looks again.
    private mutating func takeStatements(
        of attested: Attested,
        _ statements: [Digest: [Int]],
        into place: Int
    ) {
        guard let found = companions.manifest(attested.attestation)?.statements else { return }
        if found.count > JoinLimits.attestations, let folder = drafts[place]?.folder {
            reportAttestations(of: attested.attestation, near: folder)
        }
        for statement in found.prefix(JoinLimits.attestations) {
            for source in statements[statement] ?? []
            where drafts[source]?.isPart(about: attested.manifest) == true {
                move(source, into: place)
            }
        }
    }

    private mutating func reportAttestations(of digest: Digest, near folder: Text) {
        limits.report(
            at: companions.origin(digest, near: folder),
            found: "more attestations of one image than are followed",
            expected: "at most \(JoinLimits.attestations)"
        )
    }
}
