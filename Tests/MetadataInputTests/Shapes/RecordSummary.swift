import BuildModel
import MetadataInput

/// What a record says in lines that a person can check against formats.md.
enum RecordSummary {
    static func text(of record: Record) -> String {
        var lines = [
            "\(record.image) \(record.platform)" + (record.target.map { " target \($0)" } ?? "")
        ]
        func add(_ word: String, _ values: [String]) {
            if !values.isEmpty { lines.append("  \(word) " + values.joined(separator: ", ")) }
        }
        add("names", record.names.map(\.string))
        if let night = record.night { add("night", [night.label.string]) }
        if let time = record.time { add("time", ["\(time.at) \(time.source) \(time.confidence)"]) }
        add("said", said(record))
        add("output", record.outputs.map { "\($0.kind) \(short($0.digest.description))" })
        if let frontend = record.frontend { add("frontend", [self.frontend(frontend)]) }
        add("attribute", record.attributes.map { "\($0.key)=\(short($0.value.string))" })
        add("hidden", record.hidden.map(\.string))
        add("locals", record.locals.map(\.string))
        add("secrets", record.secrets.map(\.string))
        add("ssh", record.ssh.map(\.string))
        if let context = record.context {
            let parts = [context.url, context.commit, context.subdirectory]
            add("context", parts.compactMap { $0.map { short($0.string) } })
        }
        if let control = record.versionControl {
            let parts = [control.source, control.revision].compactMap {
                $0.map { short($0.string) }
            }
            add("vcs", parts + (control.isDirty ? ["dirty"] : []))
        }
        if let epoch = record.epoch { add("epoch", ["\(epoch)"]) }
        if let version = record.compatibilityVersion { add("compatibility", ["\(version)"]) }
        if let reference = record.builderReference { add("ref", [reference.string]) }
        lines += record.sources.map { "  " + source($0) }
        lines += record.dependencies.flatMap { nested($0, indent: "  ") }
        lines += record.origins.map { "  from \($0.shape.rawValue) \($0.file)#\($0.pointer)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func said(_ record: Record) -> [String] {
        [
            record.format.rawValue, record.mode?.rawValue,
            record.status == .ok ? nil : "failed",
            record.sourcesKnown ? nil : "sources unknown",
            record.attributesKnown ? nil : "attributes unknown",
            record.inputs.isComplete ? "complete" : nil,
        ].compactMap { $0 }
    }

    private static func frontend(_ frontend: Frontend) -> String {
        let pin = frontend.pin.map { " " + short($0.text.string) } ?? ""
        return "\(frontend.name)" + (frontend.image.map { " \($0)" } ?? "") + pin
    }

    private static func source(_ source: Source) -> String {
        var words = ["\(source.role)", short(source.identity.string)]
        if let pin = source.pin { words.append(short(pin.text.string)) }
        words.append(source.state.rawValue)
        if !source.via.isEmpty {
            words.append(
                "via " + source.via.map { $0.isEmpty ? "itself" : $0.string }.joined(separator: " ")
            )
        }
        return words.joined(separator: " ")
    }

    private static func nested(_ build: NestedBuild, indent: String) -> [String] {
        let attributes = build.attributes.map { "\($0.key)=\($0.value)" }
        var lines = [
            indent + "nested \(build.name) "
                + ([build.frontend.map(frontend) ?? "no frontend"] + attributes)
                .joined(separator: ", ")
        ]
        lines += build.sources.map { indent + "  " + source($0) }
        return lines + build.dependencies.flatMap { nested($0, indent: indent + "  ") }
    }

    /// Long runs of hex digits cut to eight.
    private static func short(_ text: String) -> String {
        var result = ""
        var run = ""
        func end() {
            result += run.utf8.count >= 40 ? String(run.prefix(8)) + "~" : run
            run = ""
        }
        for character in text {
            if character.isHexDigit {
                run.append(character)
            } else {
                end()
                result.append(character)
            }
        }
        end()
        return result
    }
}
