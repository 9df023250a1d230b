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
        var fields = Fields(object, at: pointer, in: context.ofOwnLine)
        let record = fields.record()
        context.take(diagnosticsOf: fields.context)
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
        record.frontend = frontend(of: whole)
        record.attributes = attributes(of: whole)
        record.attributesKnown = object["attrsKnown"]?.boolean ?? false
        record.hidden = texts("hidden")
        record.sources = sources(of: whole)
        record.sourcesKnown = object["sourcesKnown"]?.boolean ?? false
        record.dependencies = dependencies(of: whole, depth: 0)
        record.locals = texts("locals")
        record.secrets = texts("secrets")
        record.ssh = texts("ssh")
        record.context = gitContext()
        record.versionControl = versionControl()
        record.epoch = object["epoch"]?.integer
        record.compatibilityVersion = object["compatibilityVersion"]?.integer
        record.isHermetic = object["hermetic"]?.boolean
        record.builderReference = ownText("ref", of: whole)
        record.inputs = Record.Inputs(
            fingerprint: whole.member("inputs").flatMap { ownText("fingerprint", of: $0) } ?? "",
            isComplete: object["inputs"]?["complete"]?.boolean ?? false
        )
        record.origins = origins()
        record.hidden = Set(record.hidden + hiddenKeys).sorted()
        SharedParts.shared.share(&record)
        identify(&record)
        return record
    }

    private var whole: RecordLinePart { RecordLinePart(value: object, pointer: pointer) }

    private mutating func identify(_ record: inout Record) {
        record.id = RecordLine.id(of: record)
        guard let given = ownText("id", of: whole), given != record.id else { return }
        context.report(
            .warning,
            "record-id",
            at: pointer.appending("id"),
            found: "an id that does not fit the line",
            expected: "the SHA-256 of the line without id and origins",
            nextStep: "write the line again with `pindrift records`"
        )
    }

    private mutating func text(_ key: String) -> Text? { text(key, of: whole) }

    private mutating func text(_ key: String, of part: RecordLinePart) -> Text? {
        context.text(key, of: part.value, at: part.pointer).map(RedactedTexts.shared.text)
    }

    /// A text that is another one in every record.
    private mutating func ownText(_ key: String, of part: RecordLinePart) -> Text? {
        context.text(key, of: part.value, at: part.pointer).map { Text(Redactor.text($0)) }
    }

    private mutating func texts(_ key: String) -> [Text] { texts(key, of: whole) }

    private mutating func texts(_ key: String, of part: RecordLinePart) -> [Text] {
        let texts = part.list(key).compactMap { context.text($0.value, at: $0.pointer) }
        return Set(texts.map(RedactedTexts.shared.text)).sorted()
    }

    private mutating func word<Word: RawRepresentable>(
        _ key: String,
        _: Word.Type
    ) -> Word? where Word.RawValue == String {
        word(key, of: whole, Word.self)
    }

    private mutating func word<Word: RawRepresentable>(
        _ key: String,
        of part: RecordLinePart,
        _: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let text = text(key, of: part) else { return nil }
        if let word = Word(word: text) { return word }
        context.report(
            .warning,
            "record-word",
            at: part.pointer.appending(key),
            found: "a word that this version does not know"
        )
        return nil
    }

    private mutating func night() -> Night? {
        guard let label = text("night"), !label.isEmpty else { return nil }
        return Night(label: label, origin: word("nightFrom", Night.Origin.self) ?? .pattern)
    }

    private mutating func time() -> RecordTime? {
        guard let part = whole.member("time"), let at = ownText("at", of: part),
            let moment = TimeText.parse(at.string),
            let source = word("source", of: part, RecordTime.Origin.self),
            let confidence = word("confidence", of: part, RecordTime.Confidence.self)
        else { return nil }
        return RecordTime(at: moment, source: source, confidence: confidence)
    }

    private mutating func outputs() -> [Record.Output] {
        var outputs: [Record.Output] = []
        let list = whole.list("outputs")
        if list.count > Self.maximumOutputs {
            context.report(
                .warning,
                "output-count",
                at: pointer.appending("outputs"),
                found: "\(list.count) outputs, of which the first \(Self.maximumOutputs) were read"
            )
        }
        for part in list.prefix(Self.maximumOutputs) {
            guard let kind = word("kind", of: part, Record.Output.Kind.self),
                let digest = context.digest("digest", of: part.value, at: part.pointer)
            else { continue }
            outputs.append(.init(kind: kind, digest: digest))
        }
        return outputs.inOrder()
    }

    /// Records hold as many of a history entry; what joins them looks at each again.
    private static let maximumOutputs = Draft.Links.maximumAttachments

    private mutating func frontend(of part: RecordLinePart) -> Frontend? {
        guard let frontend = part.member("frontend"), let name = text("name", of: frontend) else {
            return nil
        }
        return Frontend(
            name: name,
            image: text("image", of: frontend),
            pin: text("pin", of: frontend).map { .redacted($0.string, of: .dockerImage) }
        )
    }

    /// What the run's filter lets through: a line may come from a run with another one.
    private mutating func attributes(of part: RecordLinePart) -> [Attribute] {
        guard let map = part.member("attrs") else { return [] }
        var pairs: [(key: String, value: String)] = []
        for member in map.value.members {
            guard let value = context.text(member.value, at: map.pointer) else { continue }
            pairs.append((member.key.string, value))
        }
        let facts = context.rules.attributes.filter(pairs)
        hiddenKeys += facts.hidden
        return facts.shown
    }

    private mutating func sources(of part: RecordLinePart) -> [Source] {
        var sources: [Source] = []
        for element in part.list("sources") {
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

    private mutating func dependencies(of part: RecordLinePart, depth: Int) -> [NestedBuild] {
        guard depth < BuildInfo.maximumDepth else { return [] }
        var builds: [NestedBuild] = []
        for element in part.list("deps") {
            guard let name = text("name", of: element) else { continue }
            builds.append(
                NestedBuild(
                    name: name,
                    frontend: frontend(of: element),
                    attributes: attributes(of: element),
                    sources: sources(of: element),
                    dependencies: dependencies(of: element, depth: depth + 1)
                )
            )
        }
        return builds
    }

    private mutating func gitContext() -> Record.Context? {
        guard let value = whole.member("context"), let url = text("url", of: value) else {
            return nil
        }
        return Record.Context(
            url: url,
            commit: text("commit", of: value),
            subdirectory: text("subdir", of: value)
        )
    }

    private mutating func versionControl() -> Record.VersionControl? {
        guard let value = whole.member("vcs") else { return nil }
        return Record.VersionControl(
            source: text("source", of: value),
            revision: text("revision", of: value),
            isDirty: value.value["dirty"]?.boolean ?? false
        )
    }

    private mutating func origins() -> [Record.Origin] {
        var origins: [Record.Origin] = []
        for element in whole.list("origins") {
            guard let file = ownText("file", of: element),
                let shape = word("shape", of: element, Shape.self)
            else { continue }
            origins.append(
                Record.Origin(
                    file: JSONPointer.shown(file.string),
                    shape: shape,
                    pointer: context.text("pointer", of: element.value, at: element.pointer)
                        .map { JSONPointer.shown($0) } ?? ""
                )
            )
        }
        return origins.sorted()
    }
}
