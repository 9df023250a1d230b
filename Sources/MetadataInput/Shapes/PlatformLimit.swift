internal import BuildModel

/// How many platforms of one build are told apart.
///
/// What a file says of the build as a whole is repeated for each of its platforms, so that their
/// number must not grow with the file; real builds have at most some twenty.
enum PlatformLimit {
    static let maximum = 64

    /// The first platforms in their order; a longer list is reported.
    static func limited<Element>(
        _ platforms: [Element],
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Element] {
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
