internal import BuildModel
internal import JSONText

/// What the annotations of a descriptor say of the image below it: its names and its time.
struct LayoutLabel: Hashable {
    private(set) var names: [Text] = []
    private(set) var created: Timestamp?

    init() {}

    init(_ annotations: JSONValue?) {
        guard let annotations else { return }
        let longest = ReadingContext.longestText
        if let name = annotations["io.containerd.image.name"]?.string(limit: longest) {
            names = [Text(name)]
        } else if let name = annotations["org.opencontainers.image.ref.name"]?
            .string(limit: longest), !Self.isTag(name)
        {
            names = [Text(name)]
        }
        created = annotations["org.opencontainers.image.created"]?.string(limit: 256)
            .flatMap { TimeText.parse($0) }
    }

    /// Adds the names of another descriptor of the same blob, and its time where there is none.
    mutating func add(_ other: LayoutLabel) {
        if names.count < Self.maximumNames {
            names += other.names.filter { !names.contains($0) }
        }
        created = created ?? other.created
    }

    /// The label of what is listed below: its own words, else those of the list.
    func inheriting(_ outer: LayoutLabel) -> LayoutLabel {
        var label = self
        if label.names.isEmpty { label.names = outer.names }
        label.created = created ?? outer.created
        return label
    }

    private static let maximumNames = 1_000

    /// A reference may be only a tag, which names no image.
    private static func isTag(_ name: String) -> Bool {
        !name.utf8.contains { $0 == .slash || $0 == .colon || $0 == .at }
    }
}
