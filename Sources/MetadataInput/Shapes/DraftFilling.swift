internal import BuildModel

extension Draft {
    /// Takes what build info or provenance says; a second one completes the first.
    mutating func take(_ payload: Payload) {
        guard record.format == .none else {
            var other = Draft(
                record: Record(image: "", platform: record.platform, format: .none),
                path: path
            )
            other.fill(payload)
            complete(with: other)
            return
        }
        fill(payload)
    }

    private mutating func fill(_ payload: Payload) {
        record.format = payload.format
        record.mode = payload.mode
        record.dependencies = payload.dependencies
        record.locals = payload.locals
        record.secrets = payload.secrets
        record.ssh = payload.ssh
        secretsKnown = payload.secretsKnown
        needsSecret = payload.needsSecret
        record.isHermetic = payload.isHermetic
        record.compatibilityVersion = payload.compatibilityVersion
        if let facts = payload.attributes { take(facts) }
        record.attributesKnown = payload.attributes != nil && payload.attributesComplete
        record.hidden = Set(record.hidden + payload.hiddenElsewhere).sorted()
        if let entries = payload.sources {
            record.sourcesKnown = true
            record.sources = SourceMerge.merge(entries, localPins: payload.localPins)
        }
        let roles = RoleRule(payload)
        roles.assign(to: &record.sources)
        record.frontend = FrontendRule.frontend(of: payload, sources: record.sources)
        record.context = ContextRule.context(of: payload, sources: record.sources)
        if let facts = payload.attributes {
            pinnedContextKeys = ContextRule.pinnedKeys(of: facts, sources: record.sources)
        }
        if let startedAt = payload.startedAt {
            times.append(.init(at: startedAt, source: .provenance))
        }
        proposePlatforms(of: payload)
    }

    private mutating func take(_ facts: FilteredAttributes) {
        record.attributes = facts.shown
        record.hidden = facts.hidden
        record.epoch = facts.epoch
        record.versionControl = facts.versionControl
        if let created = facts.created { times.append(.init(at: created, source: .label)) }
    }

    /// Weak hints: a single platform asked for, or one that all materials name.
    private mutating func proposePlatforms(of payload: Payload) {
        if let asked = payload.attributes?.platforms, asked.count == 1 {
            propose(asked[0], rank: .attribute)
        }
        let named = Set((payload.sources ?? []).compactMap(\.source.platform))
        if named.count == 1, let platform = named.first, platform != payload.builderPlatform {
            propose(platform, rank: .materials)
        }
    }

    /// Takes the names of `image.name` or of a subject.
    mutating func take(names raw: String) {
        let names = ImageNames.parse(raw)
        record.names = Set(record.names + names.names).sorted()
        repository = repository ?? names.repository
    }
}
