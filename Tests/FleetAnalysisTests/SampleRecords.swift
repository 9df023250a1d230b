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
func image(_ name: String, pin digit: Character?, role: SourceRole = .source) -> Source {
    let digest = digit.flatMap { Digest("sha256:" + String(repeating: $0, count: 64)) }
    return Source(
        kind: .dockerImage,
        identity: Text("docker-image://docker.io/library/" + name),
        references: [Text(name)],
        pin: digest.map { .digest($0) },
        state: digest == nil ? .unpinned : .floating,
        role: role
    )
}
