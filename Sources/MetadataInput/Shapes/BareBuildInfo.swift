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
        var draft = Draft(
            record: Record(image: "", platform: .unknown, format: .none),
            path: context.file
        )
        draft.record.origins = [
            Record.Origin(
                file: context.file,
                shape: .bareBuildInfo,
                pointer: Text(pointer.text)
            )
        ]
        draft.propose(platformKey.flatMap { PlatformName.normalize($0) }, rank: .key)
        if let payload = BuildInfo.read(object, at: pointer, in: &context) {
            draft.take(payload, in: &context)
        }
        draft.proposeRecordedPlatform()
        context.add(draft)
    }
}
