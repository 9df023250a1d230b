internal import BuildModel
internal import JSONText

/// Reads record lines back: what `records` printed is valid input.
///
/// Every text passes the redactor again, since a line may come from anywhere. A line whose id does
/// not fit its content is kept with a diagnostic and gets the id that fits.
enum RecordLineReader {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var fields = Fields(object, at: pointer, in: context)
        let record = fields.record()
        context = fields.context
        guard let record else { return }
        context.add(record)
    }
}

/// The members of one line while they are taken apart.
private struct Fields {
    let object: JSONValue
    let pointer: JSONPointer
    var context: ReadingContext
    /// Keys of values that the filter withheld.
    private var hiddenKeys: [Text] = []

    init(_ object: JSONValue, at pointer: JSONPointer, in context: ReadingContext) {
        self.object = object
        self.pointer = pointer
        self.context = context
    }

    mutating func record() -> Record? {
        guard let image = text("image"), let platform = text("platform"),
            let format = word("format", Record.Format.self)
        else {
            context.report(
                .error,
                "record-line",
                at: pointer,
                found: "a record line without image, platform or format",
                expected: "a line of \(RecordLine.schema)"
            )
            return nil
        }
        var record = Record(
            image: image,
            platform: PlatformName.normalize(platform.string) ?? .unknown,
            format: format
        )
        record.names = texts("names")
        record.target = text("target")
        record.night = night()
        record.time = time()
        record.status = word("status", Record.Status.self) ?? .ok
        record.mode = word("mode", Record.Mode.self)
        record.outputs = outputs()
        record.frontend = frontend(of: object)
        record.attributes = attributes(of: object)
        record.attributesKnown = object["attrsKnown"]?.boolean ?? false
        record.hidden = texts("hidden")
        record.sources = sources(of: object, at: pointer)
        record.sourcesKnown = object["sourcesKnown"]?.boolean ?? false
        record.dependencies = dependencies(of: object, depth: 0)
        record.locals = texts("locals")
        record.secrets = texts("secrets")
        record.ssh = texts("ssh")
        record.context = gitContext()
        record.versionControl = versionControl()
        record.epoch = object["epoch"]?.integer
        record.compatibilityVersion = object["compatibilityVersion"]?.integer
        record.builderReference = text("ref")
        record.inputs = Record.Inputs(
            fingerprint: object["inputs"].flatMap { text("fingerprint", of: $0) } ?? "",
            isComplete: object["inputs"]?["complete"]?.boolean ?? false
        )
        record.origins = origins()
        record.hidden = Set(record.hidden + hiddenKeys).sorted()
        identify(&record)
        return record
    }

    private mutating func identify(_ record: inout Record) {
        record.id = RecordLine.id(of: record)
        guard let given = text("id"), given != record.id else { return }
        context.report(
            .warning,
            "record-id",
            at: pointer.appending("id"),
            found: "an id that does not fit the line",
            expected: "the SHA-256 of the line without id and origins",
            nextStep: "write the line again with `pindrift records`"
        )
    }

    private mutating func text(_ key: String) -> Text? { text(key, of: object) }

    private mutating func text(_ key: String, of object: JSONValue) -> Text? {
        context.text(key, of: object, at: pointer).map { Text(Redactor.text($0)) }
    }

    private mutating func texts(_ key: String) -> [Text] { texts(key, of: object) }

    private mutating func texts(_ key: String, of object: JSONValue) -> [Text] {
        guard let list = object[key] else { return [] }
        let texts = list.elements.compactMap { context.text($0, at: pointer.appending(key)) }
        return Set(texts.map { Text(Redactor.text($0)) }).sorted()
    }

    private mutating func word<Word: RawRepresentable>(
        _ key: String,
        _: Word.Type
    ) -> Word? where Word.RawValue == String {
        word(key, of: object, Word.self)
    }

    private mutating func word<Word: RawRepresentable>(
        _ key: String,
        of object: JSONValue,
        _: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let text = text(key, of: object) else { return nil }
        if let word = Word(rawValue: text.string) { return word }
        context.report(
            .warning,
            "record-word",
            at: pointer.appending(key),
            found: "a word that this version does not know"
        )
        return nil
    }

    private mutating func night() -> Night? {
        guard let label = text("night"), !label.isEmpty else { return nil }
        return Night(label: label, origin: word("nightFrom", Night.Origin.self) ?? .pattern)
    }

    private mutating func time() -> RecordTime? {
        guard let object = object["time"], let at = text("at", of: object),
            let moment = TimeText.parse(at.string),
            let source = word("source", of: object, RecordTime.Origin.self),
            let confidence = word("confidence", of: object, RecordTime.Confidence.self)
        else { return nil }
        return RecordTime(at: moment, source: source, confidence: confidence)
    }

    private mutating func outputs() -> [Record.Output] {
        guard let list = object["outputs"] else { return [] }
        var outputs: [Record.Output] = []
        for element in list.elements {
            guard let kind = word("kind", of: element, Record.Output.Kind.self),
                let digest = context.digest("digest", of: element, at: pointer)
            else { continue }
            outputs.append(.init(kind: kind, digest: digest))
        }
        return outputs.inOrder()
    }

    private mutating func frontend(of object: JSONValue) -> Frontend? {
        guard let value = object["frontend"], let name = text("name", of: value) else { return nil }
        return Frontend(
            name: name,
            image: text("image", of: value),
            pin: text("pin", of: value).map { .redacted($0.string, of: .dockerImage) }
        )
    }

    /// What the run's filter lets through: a line may come from anywhere, and from a run with others.
    private mutating func attributes(of object: JSONValue) -> [Attribute] {
        guard let map = object["attrs"] else { return [] }
        var pairs: [(key: String, value: String)] = []
        for member in map.members {
            guard let value = context.text(member.value, at: pointer.appending("attrs")) else {
                continue
            }
            pairs.append((member.key.string, value))
        }
        let facts = context.rules.attributes.filter(pairs)
        hiddenKeys += facts.hidden
        return facts.shown
    }

    private mutating func sources(of object: JSONValue, at pointer: JSONPointer) -> [Source] {
        guard let list = object["sources"] else { return [] }
        var sources: [Source] = []
        for element in list.elements {
            guard let kind = word("kind", of: element, SourceKind.self),
                let identity = text("identity", of: element),
                let state = word("state", of: element, SourceState.self)
            else { continue }
            sources.append(
                Source(
                    kind: kind,
                    identity: identity,
                    references: texts("refs", of: element),
                    pin: text("pin", of: element).map { .redacted($0.string, of: kind) },
                    state: state,
                    role: word("role", of: element, SourceRole.self) ?? .source,
                    via: texts("via", of: element)
                )
            )
        }
        return sources
    }

    private mutating func dependencies(of object: JSONValue, depth: Int) -> [NestedBuild] {
        guard depth < BuildInfo.maximumDepth, let list = object["deps"] else { return [] }
        var builds: [NestedBuild] = []
        for element in list.elements {
            guard let name = text("name", of: element) else { continue }
            builds.append(
                NestedBuild(
                    name: name,
                    frontend: frontend(of: element),
                    attributes: attributes(of: element),
                    sources: sources(of: element, at: pointer),
                    dependencies: dependencies(of: element, depth: depth + 1)
                )
            )
        }
        return builds
    }

    private mutating func gitContext() -> Record.Context? {
        guard let value = object["context"], let url = text("url", of: value) else { return nil }
        return Record.Context(
            url: url,
            commit: text("commit", of: value),
            subdirectory: text("subdir", of: value)
        )
    }

    private mutating func versionControl() -> Record.VersionControl? {
        guard let value = object["vcs"] else { return nil }
        return Record.VersionControl(
            source: text("source", of: value),
            revision: text("revision", of: value),
            isDirty: value["dirty"]?.boolean ?? false
        )
    }

    private mutating func origins() -> [Record.Origin] {
        guard let list = object["origins"] else { return [] }
        var origins: [Record.Origin] = []
        for element in list.elements {
            guard let file = text("file", of: element),
                let shape = word("shape", of: element, Shape.self)
            else { continue }
            origins.append(
                Record.Origin(
                    file: file,
                    shape: shape,
                    pointer: context.text("pointer", of: element, at: pointer)
                        .map { JSONPointer.shown($0) } ?? ""
                )
            )
        }
        return origins.sorted()
    }
}
