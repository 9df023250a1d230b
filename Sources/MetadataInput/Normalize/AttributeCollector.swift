internal import BuildModel

/// Gathers attributes one by one and sorts them at the end.
struct AttributeCollector {
    private var facts = FilteredAttributes()
    private var shown: [Text: Text] = [:]
    private var hidden: Set<Text> = []
    private var oversized: Set<Text> = []
    private var contexts: [Text: Text] = [:]
    private var frontendReferences: [String: String] = [:]
    private var vcsSource: String?
    private var vcsRevision: String?

    mutating func hide(_ key: String, isOversized: Bool = false) {
        hidden.insert(Text(key))
        if isOversized { oversized.insert(Text(key)) }
    }

    /// A time is no secret: it is read even where the label itself is hidden for its form.
    mutating func readCreated(key: String, _ raw: String) {
        guard Text(key) == "label:org.opencontainers.image.created" else { return }
        facts.created = TimeText.parse(raw) ?? facts.created
    }

    /// `value` is redacted; `raw` is read only for what has a type of its own.
    mutating func add(key: String, value: String, raw: String, kind: AttributeKind) {
        switch kind {
        case .dropped: return
        case .frontend: frontendReferences[key] = value
        case .epoch: facts.epoch = TimeText.epoch(raw) ?? facts.epoch
        case .versionControl:
            if Text(key) == "vcs:source" { vcsSource = value } else { vcsRevision = value }
        case .platforms:
            facts.platforms = value.bytes.split(separator: UInt8(ascii: ",")).compactMap {
                PlatformName.normalize(String($0))
            }
        case .scanner: facts.scanner = Self.scanner(value) ?? facts.scanner
        case .context:
            facts.context = Text(value)
            show(key, value)
        case .namedContext: addContext(key: key, value)
        case .target, .filename, .setting: show(key, value)
        case .free:
            readCreated(key: key, raw)
            show(key, value)
        }
    }

    func result() -> FilteredAttributes {
        var result = facts
        // What is withheld once is withheld wholly.
        result.shown = shown.filter { !hidden.contains($0.key) }
            .map { Attribute(key: $0.key, value: $0.value) }
            .sorted { $0.key < $1.key }
        result.hidden = hidden.sorted()
        result.oversized = oversized.sorted()
        result.namedContexts = contexts.map { FilteredAttributes.NamedContext(name: $0, value: $1) }
            .sorted { $0.name < $1.name }
        result.frontend = frontend
        result.versionControl = AttributeFilter.versionControl(
            source: vcsSource,
            revision: vcsRevision
        )
        return result
    }

    private mutating func show(_ key: String, _ value: String) {
        let (key, value) = (Text(key), Text(value))
        shown[key] = min(shown[key] ?? value, value)
    }

    private mutating func addContext(key: String, _ raw: String) {
        let name = Text(key.bytes.removingPrefix("context:"))
        let shown = ContextValue.stable(raw, name: name)
        // Without its store, the image of a layout would be read as one.
        let value = raw.startsInBytes(with: "oci-layout://") ? Text(raw) : Text(shown)
        contexts[name] = min(contexts[name] ?? value, value)
        show(key, shown)
    }

    /// The first word is the image; `cmdline` may hold options behind it.
    private var frontend: SourceReference? {
        for key in ["source", "cmdline", "build-arg:BUILDKIT_SYNTAX"] {
            guard let words = frontendReferences[key]?.bytes.split(separator: 0x20),
                let word = words.first
            else { continue }
            return SourceReference.classify(type: "docker-image", reference: String(word))
        }
        return nil
    }

    /// `attest:sbom` is a list of fields, one of which may be `generator=IMAGE`.
    private static func scanner(_ value: String) -> SourceReference? {
        for field in value.bytes.split(separator: UInt8(ascii: ","))
        where field.starts(with: "generator=") {
            let image = String(field.dropFirst("generator=".utf8.count))
            return SourceReference.classify(type: "docker-image", reference: image)
        }
        return nil
    }
}
