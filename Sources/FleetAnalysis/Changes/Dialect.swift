internal import BuildModel

/// How a record was recorded: what a comparison must know before it calls an absence a change.
///
/// Only the format is named by a record. Two more traits tell BuildKit versions apart: build info
/// beside provenance (v0.11 alone wrote both) and a compatibility version (from v0.30 on).
struct Dialect: Hashable {
    let format: Record.Format
    let mode: Record.Mode?
    let compatibilityVersion: Int64?
    let hasBuildInfo: Bool

    private init(
        format: Record.Format,
        mode: Record.Mode?,
        compatibilityVersion: Int64?,
        hasBuildInfo: Bool
    ) {
        self.format = format
        self.mode = mode
        self.compatibilityVersion = compatibilityVersion
        self.hasBuildInfo = hasBuildInfo
    }

    init(_ record: Record) {
        format = record.format
        mode = record.mode
        compatibilityVersion = record.compatibilityVersion
        hasBuildInfo =
            record.format == .buildinfo
            || record.origins.contains { Self.buildInfoShapes.contains($0.shape) }
    }

    private static let buildInfoShapes: Set<Shape> = [
        .solveResponse, .metadataFile, .bakeFile, .bareBuildInfo, .imageConfigWithBuildInfo,
        .imagetoolsWithBuildInfo,
    ]

    /// Whether records of this format list the local directories that the client sent.
    var listsLocals: Bool { format == .provenance02 || format == .provenance1 }

    /// The traits that tell BuildKit versions apart, without how much was kept.
    var generation: Dialect {
        Dialect(
            format: format,
            mode: nil,
            compatibilityVersion: compatibilityVersion,
            hasBuildInfo: hasBuildInfo
        )
    }

    /// The one `format` change that a switch makes; `nil` where both sides record alike.
    ///
    /// A text names the format, and mode, build info and compatibility version only where
    /// they tell the two sides apart. An unknown mode differs from none.
    static func difference(from old: Dialect, to new: Dialect) -> Difference? {
        let modeDiffers = old.mode != new.mode && old.mode != nil && new.mode != nil
        let isSameFormat = old.format == new.format
        let versionDiffers = isSameFormat && old.compatibilityVersion != new.compatibilityVersion
        let buildInfoDiffers = isSameFormat && old.hasBuildInfo != new.hasBuildInfo
        guard !isSameFormat || modeDiffers || versionDiffers || buildInfoDiffers else { return nil }
        func text(_ dialect: Dialect) -> Text {
            var text = dialect.format.rawValue
            if modeDiffers, let mode = dialect.mode { text += " " + mode.rawValue }
            if buildInfoDiffers, dialect.hasBuildInfo { text += " with buildinfo" }
            if versionDiffers, let version = dialect.compatibilityVersion {
                text += " (compatibility \(version))"
            }
            return Text(text)
        }
        return Difference(.format, "format", old: text(old), new: text(new), isInput: false)
    }
}
