internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The facts of an image's page: what came out, at its head, and how it was built.
struct ImageFacts {
    let platforms: [PlatformPart]

    /// Names, times, and what came out.
    var head: Block {
        var facts = Facts(platforms: platforms.map(\.name))
        let records = platforms.map(\.record)
        facts.add("Names", value: names(Set(records.flatMap(\.names)).sorted()))
        facts.add("Bake targets", value: names(Set(records.compactMap(\.target)).sorted()))
        facts.add("Newest night", each: platforms.map { night($0) })
        facts.add("Time", each: records.map { $0.time.map(Times.full) })
        facts.add(
            Words.link("frontend", as: "Frontend"),
            each: records.map { frontend($0) ?? Facts.notRecorded }
        )
        facts.add(
            Words.link("output", as: "Outputs"),
            each: records.map { $0.outputs.isEmpty ? nil : Digests.outputs($0) }
        )
        facts.add(
            Words.link("inputs fingerprint", as: "Inputs fingerprint"),
            each: records.map(fingerprint)
        )
        return facts.block
    }

    /// What the records say about the builds, and where they were read.
    var build: Block {
        var facts = Facts(platforms: platforms.map(\.name))
        let records = platforms.map(\.record)
        facts.add("Record", each: records.map(format))
        facts.add("Read from", each: records.map { Origins.files($0) })
        facts.add("Context", each: records.map(context))
        facts.add("Version control", each: records.map(versionControl))
        facts.add("Epoch", each: records.map { $0.epoch.map { epoch($0) } })
        facts.add("Hermetic", each: records.map { $0.isHermetic.map { hermetic($0) } })
        facts.add("Local folders", each: records.map { words($0.locals) })
        facts.add("Secrets given", each: records.map { words($0.secrets) })
        facts.add("SSH keys given", each: records.map { words($0.ssh) })
        facts.add(
            "Builder",
            each: records.map { $0.builderReference.map { Foreign.code($0, limit: 200) } }
        )
        facts.add(
            "Hidden values",
            each: records.map { record in
                record.hidden.isEmpty
                    ? nil
                    : [
                        .text(Phrase.count(record.hidden.count, "value")), " ",
                        Words.link("redaction", as: "hidden by rule"),
                    ]
            }
        )
        return facts.block
    }

    private func hermetic(_ isHermetic: Bool) -> [Inline] {
        [.text(isHermetic ? "yes: no step had a network" : "no: steps could reach the network")]
    }

    private func names(_ names: [Text]) -> [Inline] {
        .cut(names.map { Foreign.code($0, limit: 200) }, to: 10)
    }

    private func words(_ words: [Text]) -> [Inline]? { words.isEmpty ? nil : names(words) }

    private func night(_ part: PlatformPart) -> [Inline]? {
        guard let night = part.record.night, let link = part.nightLink else {
            return [Words.link("undated")]
        }
        return [link, .text(", from " + Times.phrase(night.origin))]
    }

    private func frontend(_ record: Record) -> [Inline]? {
        guard let frontend = record.frontend else { return nil }
        var line = Foreign.code(frontend.name, limit: 200)
        if let image = frontend.image { line += [" by "] + Foreign.code(image, limit: 200) }
        if let pin = frontend.pin {
            line += [" at ", Digests.pin(pin)]
        } else if frontend.image != nil {
            line += [", its pin "] + Facts.notRecorded
        }
        return line
    }

    private func fingerprint(_ record: Record) -> [Inline]? {
        guard !record.inputs.fingerprint.isEmpty else { return nil }
        return [
            Digests.fingerprint(record.inputs.fingerprint),
            record.inputs.isComplete
                ? ", complete"
                : .mark("muted", [", not complete"], title: "The record does not tell all inputs"),
        ]
    }

    private func format(_ record: Record) -> [Inline]? {
        var line: [Inline] = [.text(record.format.word)]
        if let mode = record.mode { line.append(.text(", mode \(mode.rawValue)")) }
        if record.status == .failed { line += [" ", Badge.failed] }
        if !record.sourcesKnown { line += [" ", Badge.unknownSources] }
        return line
    }

    private func context(_ record: Record) -> [Inline]? {
        guard let context = record.context else { return nil }
        var line = Inline.outsideLink(context.url.string, Foreign.code(context.url))
        if let commit = context.commit { line += [" at "] + Foreign.code(commit, limit: 200) }
        if let part = context.subdirectory { line += [" in "] + Foreign.code(part, limit: 200) }
        return line
    }

    private func versionControl(_ record: Record) -> [Inline]? {
        guard let state = record.versionControl else { return nil }
        var parts: [[Inline]] = []
        if let source = state.source {
            parts.append(Inline.outsideLink(source.string, Foreign.text(source, limit: 200)))
        }
        if let revision = state.revision {
            parts.append([Digests.pin(Pin(revision.string, of: .git))])
        }
        var line: [Inline] = .joined(parts, by: " at ")
        if state.isDirty { line += [" ", .mark("badge badge-warn", ["with local changes"])] }
        return line
    }

    private func epoch(_ seconds: Int64) -> [Inline] {
        // Beyond the years of RFC 3339 the number says more than a date.
        guard (-62_135_596_800...253_402_300_799).contains(seconds) else {
            return [.code(String(seconds))]
        }
        return [
            .code(String(seconds)), " (", Times.moment(Timestamp(secondsSince1970: seconds)), ")",
        ]
    }
}
