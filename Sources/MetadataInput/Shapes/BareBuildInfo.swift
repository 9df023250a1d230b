internal import BuildModel
internal import JSONText

/// Build info as a whole file (A4), of one platform or by platform.
enum BareBuildInfo {
    static func read(
        _ object: JSONValue,
        platformKey: String? = nil,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var draft = Draft(origin: context.origin(.bareBuildInfo, at: pointer))
        draft.propose(platformKey.flatMap { PlatformName.normalize($0) }, rank: .key)
        if let payload = BuildInfo.read(object, at: pointer, in: &context) {
            draft.take(payload)
        }
        context.add(draft)
    }
}
