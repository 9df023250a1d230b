package import BuildModel

/// Which images share a pinned dependency now, and where equal content has another name.
///
/// Same pinned dependency: equal kind, repository and pin, whatever the tag (formats.md 6.7).
/// Same content, other name: equal kind and pin, other repository.
package struct Sharing: Sendable {
    private let images: [Dependency: [Int]]
    private let sources: [Content: [Int]]

    init(records: [Record], images fleetImages: [Image], sources histories: [SourceHistory]) {
        var users: [Dependency: Set<Int>] = [:]
        for (index, image) in fleetImages.enumerated() {
            for record in image.series.compactMap(\.newest) {
                for source in records[record].sources {
                    guard let pin = source.pin, pin.isValid, source.state != .localPin else {
                        continue
                    }
                    let key = Dependency(
                        kind: source.kind,
                        repository: source.repository,
                        pin: pin
                    )
                    users[key, default: []].insert(index)
                }
            }
        }
        images = users.mapValues { $0.sorted() }

        var names: [Content: [Int]] = [:]
        for (index, history) in histories.enumerated() {
            for pin in history.pins {
                names[Content(kind: history.kind, pin: pin.pin), default: []].append(index)
            }
        }
        sources = names.filter { $0.value.count > 1 }
    }

    /// The images whose newest record, on any platform, has the same pinned dependency; sorted.
    package func images(kind: SourceKind, repository: Text, pin: Pin) -> [Int] {
        images[Dependency(kind: kind, repository: repository, pin: pin)] ?? []
    }

    /// The sources, sorted, that had the pin at any time, where it is more than one.
    package func sources(kind: SourceKind, pin: Pin) -> [Int] {
        sources[Content(kind: kind, pin: pin)] ?? []
    }
}

private struct Dependency: Hashable {
    let kind: SourceKind
    let repository: Text
    let pin: Pin
}

private struct Content: Hashable {
    let kind: SourceKind
    let pin: Pin
}
