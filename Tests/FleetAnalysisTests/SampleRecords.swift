import BuildModel

/// A record with just the facts that a test is about.
func sample(
    _ image: Text,
    night: Text? = nil,
    platform: String = "linux/amd64",
    target: Text? = nil,
    id: Text,
    file: Text = "a.json",
    at seconds: Int64? = nil,
    sources: [Source] = []
) -> Record {
    var record = Record(
        image: image,
        platform: Platform(normalized: platform),
        format: .buildinfo
    )
    record.id = id
    record.target = target
    record.night = night.map { Night(label: $0, origin: .path) }
    record.time = seconds.map {
        RecordTime(
            at: Timestamp(secondsSince1970: $0),
            source: .provenance,
            confidence: .exact
        )
    }
    record.sources = sources
    record.sourcesKnown = true
    record.origins = [Record.Origin(file: file, shape: .metadataFile, pointer: "")]
    return record
}

/// An image source with a pin of one repeated hex digit.
func image(
    _ name: String,
    pin digit: Character?,
    _ state: SourceState = .floating,
    role: SourceRole = .source,
    via: [Text] = []
) -> Source {
    let digest = digit.flatMap { Digest("sha256:" + String(repeating: $0, count: 64)) }
    return Source(
        kind: .dockerImage,
        identity: Text("docker-image://docker.io/library/" + name),
        references: [Text(name)],
        pin: digest.map { .digest($0) },
        state: digest == nil ? .unpinned : state,
        role: role,
        via: via
    )
}

/// A git source of a repository on a known forge, with a commit of one repeated hex digit.
func git(_ name: String, commit digit: Character, _ state: SourceState = .floating) -> Source {
    Source(
        kind: .git,
        identity: Text("git://github.com/" + name),
        pin: Pin(String(repeating: digit, count: 40), of: .git),
        state: state
    )
}

/// A download with a pin of one repeated hex digit.
func download(_ url: String, pin digit: Character) -> Source {
    Source(
        kind: .http,
        identity: Text(url),
        pin: Pin("sha256:" + String(repeating: digit, count: 64), of: .http),
        state: .floating
    )
}

/// A record of a provenance statement with everything known, to be changed by a test.
func provenance(
    _ sources: [Source] = [],
    _ change: (inout Record) -> Void = { _ in }
) -> Record {
    var record = sample("app", id: "", sources: sources)
    record.format = .provenance1
    record.mode = .max
    record.attributesKnown = true
    record.frontend = Frontend(name: "dockerfile")
    record.context = Record.Context(url: "https://github.com/o/app.git#main")
    record.origins = [Record.Origin(file: "a.json", shape: .statement1, pointer: "")]
    change(&record)
    return record
}

func digest(_ digit: Character) -> Text { Text("sha256:" + String(repeating: digit, count: 64)) }
