internal import BuildModel

/// The remote contexts of a build: the main one as a field, and which references a pin stands for.
enum ContextRule {
    static func context(of payload: Payload, sources: [Source]) -> Record.Context? {
        guard let raw = payload.contextURL ?? payload.attributes?.context?.string, !raw.isEmpty
        else { return nil }
        guard let reference = SourceReference.context(raw),
            reference.kind == .git || reference.kind == .http
        else { return nil }
        let source = sources.first { $0.identity == reference.identity }
        var commit: Text?
        if reference.kind == .git {
            if case .commit(let name)? = source?.pin { commit = name }
            commit = commit ?? payload.contextCommit.map { Text($0) }
        }
        return Record.Context(
            url: reference.reference,
            commit: commit,
            subdirectory: reference.subdirectory
        )
    }

    /// The same of a record, whose attributes hold the references redacted.
    static func pinnedKeys(of record: Record) -> Set<Text> {
        let pinned = pinnedIdentities(of: record)
        return Set(record.attributes.filter { isPinned($0, by: pinned) }.map(\.key))
    }

    /// The contexts of a record's nested builds that a pin of the record stands for.
    static func pinnedNested(of record: Record) -> Set<Attribute> {
        guard !record.dependencies.isEmpty else { return [] }
        let pinned = pinnedIdentities(of: record)
        var found: Set<Attribute> = []
        func collect(_ builds: [NestedBuild]) {
            for build in builds {
                found.formUnion(build.attributes.lazy.filter { isPinned($0, by: pinned) })
                collect(build.dependencies)
            }
        }
        collect(record.dependencies)
        return found
    }

    private static func pinnedIdentities(of record: Record) -> Set<Text> {
        Set(record.sources.filter { $0.pin?.isValid == true }.map(\.identity))
    }

    /// Whether an attribute is a reference to one of the identities.
    private static func isPinned(_ attribute: Attribute, by pinned: Set<Text>) -> Bool {
        let key = attribute.key.string
        let isMain = attribute.key == "context"
        guard isMain || key.startsInBytes(with: "context:") else { return false }
        let name = isMain ? nil : Text(key.bytes.removingPrefix("context:"))
        let reference = SourceReference.context(attribute.value.string, name: name)
        return reference.map { pinned.contains($0.identity) } == true
    }

    /// Keys of shown attributes whose reference is a source with a valid pin.
    static func pinnedKeys(of facts: FilteredAttributes, sources: [Source]) -> Set<Text> {
        let pinned = Set(sources.filter { $0.pin?.isValid == true }.map(\.identity))
        var keys: Set<Text> = []
        if let context = facts.context.flatMap({ SourceReference.context($0.string) }),
            pinned.contains(context.identity)
        {
            keys.insert("context")
        }
        for named in facts.namedContexts {
            guard let identity = NamedContexts.identity(of: named), pinned.contains(identity)
            else { continue }
            keys.insert(Text("context:" + named.name.string))
        }
        return keys
    }
}

/// What named contexts refer to.
enum NamedContexts {
    /// The source's identity; `nil` for a local folder, another build or a stage.
    static func identity(of context: FilteredAttributes.NamedContext) -> Text? {
        SourceReference.context(context.value.string, name: context.name)?.identity
    }
}
