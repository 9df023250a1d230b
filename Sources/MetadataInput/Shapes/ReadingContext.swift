internal import BuildModel
internal import JSONText

/// What the reader of one file carries along: the file, the rules of the run, and what it noticed.
struct ReadingContext {
    let file: Text
    let rules: ReadingRules
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var drafts: [Draft] = []
    private(set) var companions: [Companion] = []
    private(set) var records: [Record] = []
    /// The longest text that is stored, in bytes.
    private var longestText = Self.longestText

    init(file: Text, rules: ReadingRules) {
        self.file = file
        self.rules = rules
    }

    mutating func add(_ draft: Draft) { drafts.append(draft) }

    mutating func add(_ record: Record) { records.append(record) }

    mutating func changeLastDraft(_ change: (inout Draft) -> Void) {
        guard !drafts.isEmpty else { return }
        change(&drafts[drafts.count - 1])
    }

    /// For a line that pindrift wrote; what the file holds and notices is not in it and not copied.
    ///
    /// Its texts are what became of stored ones, which a prefix or an escape makes longer.
    var ofOwnLine: ReadingContext {
        var context = ReadingContext(file: file, rules: rules)
        context.longestText = 4 * Self.longestText
        return context
    }

    /// Takes over what the reader of a part noticed.
    mutating func take(diagnosticsOf part: ReadingContext) {
        diagnostics += part.diagnostics
    }

    func origin(_ shape: Shape, at pointer: JSONPointer) -> Record.Origin {
        Record.Origin(file: file, shape: shape, pointer: pointer.shown)
    }

    mutating func add(_ companion: Companion) {
        var companion = companion
        companion.night = rules.nights.night(path: companion.path.string)?.night.label
        companions.append(companion)
    }

    /// Adds a companion that another run read, of the night that its path had there.
    mutating func add(kept companion: Companion) { companions.append(companion) }

    mutating func report(
        _ level: Diagnostic.Level,
        _ rule: String,
        at pointer: JSONPointer,
        found: String,
        expected: String? = nil,
        nextStep: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                level,
                rule: rule,
                at: Diagnostic.Place(file: file, pointer: pointer.shown),
                found: found,
                expected: expected,
                nextStep: nextStep
            )
        )
    }

    mutating func report(_ error: JSONError, at pointer: JSONPointer) {
        let inner = error.pointer.map { pointer.text + $0 } ?? pointer.text
        diagnostics.append(
            Diagnostic(
                .error,
                rule: error.rule.rawValue,
                at: Diagnostic.Place(
                    file: file,
                    pointer: JSONPointer.shown(inner),
                    byteOffset: error.byteOffset
                ),
                // It may name a key.
                found: Redactor.text(error.message)
            )
        )
    }

    /// A value of a known field that is of another kind than the format says.
    mutating func reportKind(
        _ value: JSONValue,
        at pointer: JSONPointer,
        expected: String
    ) {
        report(.warning, "value-kind", at: pointer, found: value.kindName, expected: expected)
    }

    /// The text at the pointer if it is short enough to be stored; too long ones are reported.
    mutating func text(_ value: JSONValue?, at pointer: @autoclosure () -> JSONPointer) -> String? {
        guard let value, let count = value.stringByteCount else { return nil }
        guard count <= longestText else {
            report(
                .warning,
                "text-length",
                at: pointer(),
                found: "a text of \(count) bytes, which was left out",
                expected: "at most \(longestText) bytes"
            )
            return nil
        }
        return value.string
    }

    /// The text of a member; absent, null and other kinds give `nil`, other kinds a diagnostic.
    mutating func text(
        _ key: String,
        of object: JSONValue,
        at pointer: @autoclosure () -> JSONPointer
    ) -> String? {
        guard let value = object[key] else { return nil }
        return text(of: value, at: pointer().appending(key))
    }

    /// The text that a value must be; an absent one gives `nil`, other kinds a diagnostic.
    mutating func text(
        of value: JSONValue?,
        at pointer: @autoclosure () -> JSONPointer
    ) -> String? {
        guard let value else { return nil }
        guard value.isString else {
            reportKind(value, at: pointer(), expected: "a string")
            return nil
        }
        return text(value, at: pointer())
    }

    /// The digest of a member; a malformed one is reported and left out.
    mutating func digest(
        _ key: String,
        of object: JSONValue,
        at pointer: @autoclosure () -> JSONPointer
    ) -> Digest? {
        digest(object[key], at: pointer().appending(key))
    }

    /// The digest that a value is; a malformed one is reported and left out.
    mutating func digest(
        _ value: JSONValue?,
        at pointer: @autoclosure () -> JSONPointer
    ) -> Digest? {
        guard let text = text(of: value, at: pointer()), !text.isEmpty else { return nil }
        if let digest = Digest(text) { return digest }
        report(
            .warning,
            "digest-malformed",
            at: pointer(),
            found: "a text of \(text.utf8.count) bytes that is no digest",
            expected: "sha256: and 64 lower-case hex digits"
        )
        return nil
    }

    /// The longest text of metadata that is stored, in bytes (safety.md).
    static let longestText = 65_536
}
