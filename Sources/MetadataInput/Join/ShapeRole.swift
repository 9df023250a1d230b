internal import BuildModel

/// What a file of a shape is to builds that other files describe.
extension Shape {
    /// Whether a file of the shape tells of a build in its own right.
    var isBuild: Bool {
        switch self {
        case .solveResponse, .metadataFile, .bakeFile, .bareBuildInfo, .metadataWithProvenance,
            .bakeFileWithProvenance, .metadataWithoutBuildInfo, .imagetoolsCreate, .predicate:
            true
        default: isHistory
        }
    }

    var isHistory: Bool {
        self == .historyInspect || self == .historyRecord || self == .historyExport
    }

    var isConfig: Bool { self == .imageConfig || self == .imageConfigWithBuildInfo }

    var isStatement: Bool { self == .statement02 || self == .statement1 }

    /// Whether the place of such a file is that of one build, or of one platform of it.
    ///
    /// An index, a manifest or a config is listed among the origins of every build that it speaks of.
    var isPlaceOfOne: Bool {
        switch self {
        case .manifest, .imageConfig, .imageConfigWithBuildInfo, .imagetoolsObject,
            .imagetoolsWithBuildInfo:
            false
        default: true
        }
    }
}
