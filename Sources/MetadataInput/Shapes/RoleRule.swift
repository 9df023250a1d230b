internal import BuildModel

/// Which role each source of a build had (design.md 2, formats.md 16.3 and 16.7).
struct RoleRule {
    private let frontend: Text?
    private let scanner: Text?
    private let context: Text?
    private let namedContexts: Set<Text>
    /// Materials that name no platform although the record names platforms: tools, not inputs.
    private let tools: Set<Text>
    private let toolRole: SourceRole
    private let isFrontendByName: Bool

    init(_ payload: Payload) {
        let facts = payload.attributes
        frontend = facts?.frontend?.identity
        scanner = facts?.scanner?.identity
        context = (payload.contextURL ?? facts?.context?.string).flatMap {
            SourceReference.context($0)?.identity
        }
        namedContexts = Set((facts?.namedContexts ?? []).compactMap(NamedContexts.identity))
        isFrontendByName =
            payload.frontendName?.equalsInBytes("gateway.v0") == true && facts?.frontend == nil
        toolRole = payload.format == .history ? .frontend : .scanner
        let isProvenance = payload.format != .buildinfo
        let namesPlatforms = payload.builderPlatform != nil
        tools =
            isProvenance
            ? Self.withoutPlatform(payload.sources ?? [], namesPlatforms: namesPlatforms) : []
    }

    func assign(to sources: inout [Source]) {
        for index in sources.indices { sources[index].role = role(of: sources[index]) }
    }

    private func role(of source: Source) -> SourceRole {
        let identity = source.identity
        if identity == frontend { return .frontend }
        if identity == scanner || Self.isScanner(source) { return .scanner }
        if isFrontendByName, Self.isDockerfileFrontend(source) { return .frontend }
        if identity == context { return .context }
        if namedContexts.contains(identity) { return .namedContext }
        guard tools.contains(identity) else { return .source }
        return Self.isDockerfileFrontend(source) ? .frontend : toolRole
    }

    private static func isScanner(_ source: Source) -> Bool {
        source.kind == .dockerImage
            && source.repository.string.bytes.ends(with: "buildkit-syft-scanner")
    }

    private static func isDockerfileFrontend(_ source: Source) -> Bool {
        guard source.kind == .dockerImage else { return false }
        let path = source.repository.string.bytes
        return (path.cut(atLast: .slash).after ?? path).starts(with: "dockerfile")
    }

    /// Image materials without platform, of which no entry with one speaks.
    ///
    /// Where no material names one, only a record that names the builder's (`namesPlatforms`) is
    /// known to come from a writer that would.
    private static func withoutPlatform(
        _ entries: [SourceEntry],
        namesPlatforms: Bool
    ) -> Set<Text> {
        var bare: Set<Text> = []
        var placed: Set<Text> = []
        for entry in entries where entry.source.kind == .dockerImage {
            if entry.source.platform == nil {
                bare.insert(entry.source.identity)
            } else {
                placed.insert(entry.source.identity)
            }
        }
        return placed.isEmpty && !namesPlatforms ? [] : bare.subtracting(placed)
    }
}
