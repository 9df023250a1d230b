internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What pages look up, prepared once, so that no page walks through the whole fleet.
///
/// Immutable; a class, so that the parts of a page share it for the price of one reference.
final class SiteIndex: Sendable {
    let input: SiteInput
    let fleet: Fleet
    let findings: Findings
    /// Where findings are found by image, source and night.
    let found: FindingIndex
    let figures: FleetFigures
    /// Sorted by place, as the problems page shows them.
    let diagnostics: [Diagnostic]
    /// Links to the page of every image, by its index.
    let imageLinks: [Inline]
    let imagePaths: [String]
    let imagePlaces: [SitePath]
    let summaries: [ImageSummary]
    let sourceLinks: [Inline]
    let sourcePaths: [String]
    let nightLinks: [Inline]
    let nightPaths: [String]
    /// The ids of the nights on the pages of images.
    let nightIDs: [ElementID]
    let nightContents: [NightContents]
    let presence: Presence
    let dataThrough: DataThrough?
    let recordCounts: RecordCounts

    private let sourcePlaces: [SitePath]
    private let sourceIndices: [Text: Int]
    private let siblings: [Repository: [Int]]
    /// Sources of which two pins begin with the same twelve digits.
    private let ambiguous: Set<Int>

    init(_ input: SiteInput) {
        let fleet = input.fleet
        self.input = input
        self.fleet = fleet
        findings = input.findings
        figures = FleetFigures(
            fleet,
            findings: input.findings,
            diagnostics: input.diagnostics
        )
        diagnostics = input.diagnostics.sorted()
        imagePaths = fleet.images.map { "images/" + $0.slug.text }
        sourcePaths = fleet.sources.map { "sources/" + $0.slug.text }
        nightPaths = Slug.nights(fleet.nights.map(\.label)).map { "nights/" + $0 }
        imagePlaces = imagePaths.map { SitePath($0) }
        sourcePlaces = sourcePaths.map { SitePath($0) }
        nightIDs = fleet.nights.map { ElementID("n-", $0.label.string) }
        imageLinks = zip(fleet.images, imagePlaces).map { image, place in
            .link(.page(place), Foreign.image(image.name), title: Self.title(image.name))
        }
        sourceLinks = zip(fleet.sources, sourcePlaces).map { source, place in
            .link(
                .page(place),
                Foreign.source(source.identity),
                title: Self.title(source.identity)
            )
        }
        nightLinks = zip(fleet.nights, nightPaths).map { night, path in
            .link(.page(SitePath(path)), Foreign.text(night.label))
        }
        summaries = fleet.images.indices.map { ImageSummary($0, fleet) }
        nightContents = NightContents.all(of: fleet)
        dataThrough = DataThrough(fleet.records)
        recordCounts = RecordCounts(fleet.records)
        presence = Presence(input.findings)
        let sourceIndices = Dictionary(
            uniqueKeysWithValues: fleet.sources.enumerated().map { ($1.identity, $0) }
        )
        self.sourceIndices = sourceIndices
        found = FindingIndex(input.findings, sources: sourceIndices)
        var siblings: [Repository: [Int]] = [:]
        var ambiguous: Set<Int> = []
        for (index, source) in fleet.sources.enumerated() {
            siblings[Repository(source), default: []].append(index)
            if Set(source.pins.map(\.pin.short)).count < source.pins.count {
                ambiguous.insert(index)
            }
        }
        self.siblings = siblings.filter { $0.value.count > 1 }
        self.ambiguous = ambiguous
    }

    /// A name as the title of its link: in full, unless nobody would read so much.
    ///
    /// A name of 64 KiB that stands in every list would make a page a hundred times as large as its input.
    private static func title(_ name: Text) -> String { Foreign.clipped(name.string, limit: 1024) }

    func sourceIndex(of identity: Text) -> Int? { sourceIndices[identity] }

    /// The sources of the same repository, this one included; empty where it is alone.
    func siblings(of source: Int) -> [Int] {
        siblings[Repository(fleet.sources[source])] ?? []
    }

    /// The id of a pin's row on its source's page: the first twelve digits, or all where two pins of
    /// the source share them.
    func pinID(_ pin: Pin, ofSource source: Int) -> ElementID {
        ElementID("pin-", ambiguous.contains(source) ? pin.text.string : pin.short)
    }

    /// The id of the list of images that have a pin now, on its source's page.
    func usersID(_ pin: Pin, ofSource source: Int) -> ElementID {
        ElementID("users-", ambiguous.contains(source) ? pin.text.string : pin.short)
    }

    /// The pin, leading to its row where the source's page is sure to show it.
    func link(to pin: Pin, ofSource source: Int?) -> Inline {
        guard let source, pin.isValid, fleet.sources[source].pins.count <= Limits.pins else {
            return Digests.pin(pin)
        }
        return Digests.pin(pin, at: place(of: pin, ofSource: source))
    }

    /// An image, leading to what its page says of a night where it shows it.
    func link(toImage image: Int, night: Int) -> Inline {
        guard presence.isShown(night: night, ofImage: image),
            found.hasRecord(image: image, night: night)
        else { return imageLinks[image] }
        return .link(
            .page(imagePlaces[image], at: nightIDs[night]),
            Foreign.image(fleet.images[image].name)
        )
    }

    /// The first images by name, each a link, and how many more there are.
    func links(toImages images: [Int], limit: Int) -> [Inline] {
        .cut(
            images.prefix(limit).map { [imageLinks[$0]] },
            to: limit,
            total: images.count,
            rest: nil
        )
    }

    /// Where a pin's row is.
    func place(of pin: Pin, ofSource source: Int) -> Destination {
        .page(sourcePlaces[source], at: pinID(pin, ofSource: source))
    }
}

/// What sources that differ in tag or ref only have in common.
private struct Repository: Hashable {
    let kind: SourceKind
    let name: Text

    init(_ source: SourceHistory) {
        kind = source.kind
        name = source.repository
    }
}
