internal import BuildModel

/// How many platforms of one build are told apart.
///
/// What a file says of the build as a whole is repeated for each of its platforms, so that their
/// number must not grow with the file; real builds have at most some twenty.
enum PlatformLimit {
    static let maximum = 64

    /// What is repeated for each of more platforms than real builds have: sources, for instance.
    private static let maximumRepeated = 20_000
    private static let few = 16

    /// The first platforms in their order; a longer list is reported.
    ///
    /// `repeated` counts the parts that each of them has over again: very many leave few platforms.
    static func limited<Element>(
        _ platforms: [Element],
        repeated: Int = 0,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Element] {
        let maximum = min(maximum, max(few, maximumRepeated / max(1, repeated)))
        guard platforms.count > maximum else { return platforms }
        context.report(
            .warning,
            "platform-count",
            at: pointer,
            found: "\(platforms.count) platforms, of which the first \(maximum) were read"
        )
        return Array(platforms.prefix(maximum))
    }
}
