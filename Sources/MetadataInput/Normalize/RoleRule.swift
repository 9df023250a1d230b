internal import BuildModel

/// Which role each source of a build had (design.md 2, formats.md 16.3 and 16.7).
struct RoleRule {
    private let frontend: Text?
    private let scanner: Text?
    private let context: Text?
    private let namedContexts: Set<Text>
    /// Materials that name no platform although materials do: tools, not inputs.
    private let tools: Set<Text>
    private let toolRole: SourceRole
    private let isFrontendByName: Bool

    init(_ payload: Payload) {
        let facts = payload.attributes
        frontend = facts?.frontendImage.map { ImageIdentity.identity(of: $0) }
        scanner = facts?.scannerImage.map { ImageIdentity.identity(of: $0) }
        context = (payload.contextURL ?? facts?.context?.string).map {
            SourceReference.classify(reference: $0).identity
        }
        namedContexts = Set((facts?.namedContexts ?? []).map(\.reference.identity))
        isFrontendByName = payload.frontendName == "gateway.v0" && facts?.frontendImage == nil
        toolRole = payload.format == .history ? .frontend : .scanner
        let isProvenance = payload.format != .buildinfo
        tools = isProvenance ? Self.withoutPlatform(payload.sources ?? []) : []
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
        return tools.contains(identity) ? toolRole : .source
    }

    private static func isScanner(_ source: Source) -> Bool {
        source.kind == .dockerImage && lastElement(source).hasSuffix("buildkit-syft-scanner")
    }

    private static func isDockerfileFrontend(_ source: Source) -> Bool {
        source.kind == .dockerImage && lastElement(source).hasPrefix("dockerfile")
    }

    private static func lastElement(_ source: Source) -> Substring {
        let path = source.repository.string
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path[...] }
        return path[path.utf8.index(after: slash)...]
    }

    /// Image materials without platform, of which no entry with one speaks.
    private static func withoutPlatform(_ entries: [SourceEntry]) -> Set<Text> {
        var bare: Set<Text> = []
        var placed: Set<Text> = []
        for entry in entries where entry.reference.kind == .dockerImage {
            if entry.reference.platform == nil {
                bare.insert(entry.reference.identity)
            } else {
                placed.insert(entry.reference.identity)
            }
        }
        return bare.subtracting(placed)
    }
}
