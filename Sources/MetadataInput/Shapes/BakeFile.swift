internal import BuildModel
internal import JSONText

/// What `buildx bake --metadata-file` writes: a metadata file for each target (A3, B2).
enum BakeFile {
    static func read(
        _ object: JSONValue,
        shape: Shape,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        for member in object.members where member.key != "buildx.build.warnings" {
            let place = pointer.appending(member.key.string)
            guard member.value.isObject, KnownKeys(of: member.value).hasMetadata else {
                if !member.value.isNull { reportOther(member.value, at: place, in: &context) }
                continue
            }
            MetadataFile.read(
                member.value,
                shape: shape,
                target: member.key.string,
                at: place,
                in: &context
            )
        }
    }

    private static func reportOther(
        _ value: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        context.report(
            .note,
            "bake-member",
            at: pointer,
            found: "\(value.kindName) beside the bake targets, which was left out"
        )
    }
}
