internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// Records within twins: whole with what the page adds, or what a row of nights says.
enum RecordJSON {
    /// The members of a row: which record, and what it says of the result.
    static func writeBrief(_ record: Record, to json: inout JSONWriter) {
        json.member("record", record.id.string)
        json.member("time", record.time?.at.description)
        json.member("status", record.status.rawValue)
        json.member("format", record.format.rawValue)
        if record.sourcesKnown {
            let inputs = record.sources.lazy.filter(\.role.isInput)
            json.member("sources", record.sources.count(where: \.role.isInput))
            json.member("pins", inputs.count { $0.pin?.isValid == true })
        }
        outputs(record, to: &json)
        json.member(
            "inputs",
            record.inputs.fingerprint.isEmpty ? nil : record.inputs.fingerprint.string
        )
        origins(record, to: &json)
    }

    /// The members of a record line in their order, image and platform left out.
    static func write(
        _ part: PlatformPart,
        image: Int,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        let record = part.record
        json.member("record", record.id.string)
        json.member("names", record.names.map(\.string))
        json.member("night", record.night?.label.string)
        json.member("nightFrom", record.night?.origin.rawValue)
        if let time = record.time {
            json.object("time") { json in
                json.member("at", time.at.description)
                json.member("source", time.source.rawValue)
                json.member("confidence", time.confidence.rawValue)
            }
        }
        json.member("status", record.status.rawValue)
        json.member("format", record.format.rawValue)
        json.member("mode", record.mode?.rawValue)
        outputs(record, to: &json)
        if let frontend = record.frontend { write(frontend, to: &json) }
        attributes(record.attributes, to: &json)
        json.member("attrsKnown", record.attributesKnown)
        json.member("hidden", record.hidden.map(\.string))
        json.list("sources", zip(record.sources, part.starts)) { json, source in
            write(source.0, since: source.1, image: image, site, to: &json)
        }
        json.member("sourcesKnown", record.sourcesKnown)
        json.list("deps", record.dependencies) { json, build in write(build, to: &json) }
        writeBuild(record, to: &json)
        origins(record, to: &json)
    }

    private static func writeBuild(_ record: Record, to json: inout JSONWriter) {
        json.member("locals", record.locals.map(\.string))
        json.member("secrets", record.secrets.map(\.string))
        json.member("ssh", record.ssh.map(\.string))
        if let context = record.context {
            json.object("context") { json in
                json.member("url", context.url.string)
                json.member("commit", context.commit?.string)
                json.member("subdir", context.subdirectory?.string)
            }
        }
        if let state = record.versionControl {
            json.object("vcs") { json in
                json.member("source", state.source?.string)
                json.member("revision", state.revision?.string)
                json.member("dirty", state.isDirty)
            }
        }
        json.member("epoch", record.epoch)
        json.member("compatibilityVersion", record.compatibilityVersion)
        json.member("hermetic", record.isHermetic)
        json.member("ref", record.builderReference?.string)
        guard !record.inputs.fingerprint.isEmpty else { return }
        json.object("inputs") { json in
            json.member("fingerprint", record.inputs.fingerprint.string)
            json.member("complete", record.inputs.isComplete)
        }
    }

    private static func write(
        _ source: Source,
        since: Int?,
        image: Int,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        json.object { json in
            members(source, to: &json)
            json.member("since", site.label(ofNight: since))
            guard let pin = source.pin, pin.isValid else { return }
            let users = site.fleet.sharing.images(
                kind: source.kind,
                repository: source.repository,
                pin: pin
            )
            let others = users.count - (Grouping.contains(users, image) ? 1 : 0)
            json.member("otherImages", others)
        }
    }

    private static func members(_ source: Source, to json: inout JSONWriter) {
        json.member("kind", source.kind.rawValue)
        json.member("identity", source.identity.string)
        json.member("name", source.name.string)
        json.member("refs", source.references.map(\.string))
        json.member("pin", source.pin?.text.string)
        json.member("state", source.state.rawValue)
        json.member("role", source.role.rawValue)
        json.member("via", source.via.map(\.string))
    }

    private static func write(_ build: NestedBuild, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", build.name.string)
            if let frontend = build.frontend { write(frontend, to: &json) }
            attributes(build.attributes, to: &json)
            json.list("sources", build.sources) { json, source in
                json.object { json in members(source, to: &json) }
            }
            json.list("deps", build.dependencies) { json, nested in write(nested, to: &json) }
        }
    }

    private static func write(_ frontend: Frontend, to json: inout JSONWriter) {
        json.object("frontend") { json in
            json.member("name", frontend.name.string)
            json.member("image", frontend.image?.string)
            json.member("pin", frontend.pin?.text.string)
        }
    }

    private static func attributes(_ attributes: [Attribute], to json: inout JSONWriter) {
        guard !attributes.isEmpty else { return }
        json.object("attrs") { json in
            for attribute in attributes {
                json.member(attribute.key.string, attribute.value.string)
            }
        }
    }

    private static func outputs(_ record: Record, to json: inout JSONWriter) {
        json.list("outputs", record.outputs) { json, output in
            json.object { json in
                json.member("kind", output.kind.rawValue)
                json.member("digest", output.digest.text.string)
            }
        }
    }

    private static func origins(_ record: Record, to json: inout JSONWriter) {
        json.list("origins", record.origins) { json, origin in
            json.object { json in
                json.member("file", origin.file.string)
                json.member("shape", origin.shape.rawValue)
                json.member("pointer", origin.pointer.isEmpty ? nil : origin.pointer.string)
            }
        }
    }
}
