internal import BuildModel
internal import JSONText

/// Reads companion lines back.
///
/// Every text passes the redactor again, since a line may come from anywhere.
struct CompanionLineReader {
    private var context: ReadingContext

    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var reader = CompanionLineReader(context: context.ofOwnLine)
        let companion = reader.companion(RecordLinePart(value: object, pointer: pointer))
        context.take(diagnosticsOf: reader.context)
        if let companion { context.add(kept: companion) }
    }

    private mutating func companion(_ line: RecordLinePart) -> Companion? {
        guard let origin = origin(line), let subject = subject(line) else {
            context.report(
                .error,
                "companion-line",
                at: line.pointer,
                found: "a companion line without a place or anything that it says",
                expected: "a line of \(CompanionLine.schema)"
            )
            return nil
        }
        return Companion(
            origin: origin,
            path: text("path", of: line) ?? origin.file,
            night: text("night", of: line),
            content: digest("content", of: line),
            subject: subject,
            isJoined: line.value["joined"]?.boolean == true
        )
    }

    private mutating func origin(_ line: RecordLinePart) -> Record.Origin? {
        guard let part = line.member("origin"), let file = text("file", of: part),
            let shape = text("shape", of: part).flatMap({ Shape(word: $0) })
        else { return nil }
        let pointer = context.text("pointer", of: part.value, at: part.pointer)
        return Record.Origin(
            file: JSONPointer.shown(file.string),
            shape: shape,
            pointer: pointer.map { JSONPointer.shown($0) } ?? ""
        )
    }

    private mutating func subject(_ line: RecordLinePart) -> Companion.Subject? {
        if let part = line.member("index") { return .index(index(part)) }
        if let part = line.member("manifest") { return .manifest(manifest(part)) }
        if let part = line.member("config") { return .config(config(part)) }
        return nil
    }

    private mutating func index(_ part: RecordLinePart) -> Companion.Index {
        var index = Companion.Index()
        for element in part.list("entries").prefix(ManifestFacts.maximumEntries) {
            guard let digest = digest("digest", of: element) else { continue }
            var entry = Companion.Entry(
                digest: digest,
                platform: platform(element),
                attested: self.digest("attested", of: element)
            )
            entry.created = created(element)
            index.entries.append(entry)
        }
        return index
    }

    private mutating func manifest(_ part: RecordLinePart) -> Companion.Manifest {
        var manifest = Companion.Manifest()
        manifest.config = digest("config", of: part)
        manifest.attested = digest("attested", of: part)
        for element in part.list("statements").prefix(ManifestFacts.maximumEntries) {
            guard let digest = context.digest(element.value, at: element.pointer) else { continue }
            manifest.statements.append(digest)
        }
        manifest.platform = platform(part)
        manifest.created = created(part)
        return manifest
    }

    private mutating func config(_ part: RecordLinePart) -> Companion.Config {
        var config = Companion.Config()
        config.platform = platform(part)
        config.created = created(part)
        return config
    }

    private mutating func platform(_ part: RecordLinePart) -> Platform? {
        text("platform", of: part).map { PlatformName.normalize($0.string) ?? .unknown }
    }

    private mutating func created(_ part: RecordLinePart) -> Timestamp? {
        text("created", of: part).flatMap { TimeText.parse($0.string) }
    }

    private mutating func text(_ key: String, of part: RecordLinePart) -> Text? {
        context.text(key, of: part.value, at: part.pointer).map { Text(Redactor.text($0)) }
    }

    private mutating func digest(_ key: String, of part: RecordLinePart) -> Digest? {
        context.digest(key, of: part.value, at: part.pointer)
    }
}
