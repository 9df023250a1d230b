internal import BuildModel
internal import JSONText

/// Hands one JSON value to the reader of its shape.
enum ValueReading {
    /// Reads a value; the digest of its exact bytes is worked out only where it is asked for.
    static func read(
        _ value: JSONValue,
        content: () -> Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        if value.isArray {
            for (index, element) in value.elements.enumerated() {
                read(element, content: { nil }, at: pointer.appending(index), in: &context)
            }
            return
        }
        guard value.isObject else { return }
        switch ShapeSniffer.recognize(value) {
        case .shape(let shape): read(value, as: shape, content, at: pointer, in: &context)
        case .byPlatform(let shape): readMap(value, of: shape, at: pointer, in: &context)
        case .envelope: DSSEEnvelope.read(value, at: pointer, in: &context)
        case .ignored: break
        case .lookAlike(let what):
            context.report(.note, "look-alike", at: pointer, found: "is \(what)")
        case .unknown:
            context.report(
                .note,
                "shape-unknown",
                at: pointer,
                found: "is not recognised as build metadata"
            )
        }
    }

    private static func read(
        _ value: JSONValue,
        as shape: Shape,
        _ content: () -> Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        switch shape {
        case .recordLine: RecordLineReader.read(value, at: pointer, in: &context)
        case .companionLine: CompanionLineReader.read(value, at: pointer, in: &context)
        case .solveResponse:
            if let response = value["ExporterResponse"] {
                MetadataFile.read(
                    response,
                    shape: shape,
                    at: pointer.appending("ExporterResponse"),
                    in: &context
                )
            }
        case .metadataFile, .metadataWithProvenance, .metadataWithoutBuildInfo, .imagetoolsCreate:
            MetadataFile.read(value, shape: shape, at: pointer, in: &context)
        case .bakeFile, .bakeFileWithProvenance:
            BakeFile.read(value, shape: shape, at: pointer, in: &context)
        case .bareBuildInfo: BareBuildInfo.read(value, at: pointer, in: &context)
        case .imageConfig, .imageConfigWithBuildInfo:
            ImageConfig.read(
                value,
                shape: shape,
                content: content(),
                at: pointer,
                in: &context
            )
        case .schema1Manifest: Schema1Manifest.read(value, at: pointer, in: &context)
        case .imagetoolsWithBuildInfo, .imagetoolsObject:
            Imagetools.read(value, shape: shape, at: pointer, in: &context)
        case .predicate:
            PredicateFile.read(value, content: content(), at: pointer, in: &context)
        case .statement02, .statement1, .localStatement:
            Statement.read(value, shape: shape, content: content(), at: pointer, in: &context)
        case .imagetoolsProvenance:
            ImagetoolsProvenance.read(value, at: pointer, in: &context)
        case .historyInspect: HistoryInspect.read(value, at: pointer, in: &context)
        case .historyRecord: HistoryRecord.read(value, at: pointer, in: &context)
        case .manifest:
            ManifestFile.read(value, content: content(), at: pointer, in: &context)
        case .sourcePolicy:
            context.report(
                .note,
                "source-policy",
                at: pointer,
                found: "is a source policy, which is no build"
            )
        case .historyExport, .ociLayout, .ociLayoutTar, .lookAlike: break
        }
    }

    private static func readMap(
        _ map: JSONValue,
        of shape: Shape,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        if shape == .imagetoolsProvenance {
            return ImagetoolsProvenance.read(map, at: pointer, in: &context)
        }
        for member in map.members {
            let key = member.key.string
            let place = pointer.appending(key)
            if shape == .bareBuildInfo {
                BareBuildInfo.read(member.value, platformKey: key, at: place, in: &context)
            } else {
                let hasInfo = KnownKeys(of: member.value).contains(.imageBuildInfo)
                ImageConfig.read(
                    member.value,
                    shape: hasInfo ? .imageConfigWithBuildInfo : .imageConfig,
                    platformKey: key,
                    content: nil,
                    at: place,
                    in: &context
                )
            }
        }
    }
}
