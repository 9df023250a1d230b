internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Platforms and series by name.
enum PlatformWords {
    static func name(_ platform: Platform) -> [Inline] {
        platform.isUnknown ? ["platform unknown"] : Foreign.text(platform.text)
    }

    static func list(_ platforms: [Platform], limit: Int = 8) -> [Inline] {
        .cut(platforms.map(name), to: limit, of: "platform")
    }

    /// `linux/amd64 and linux/arm64`, or the number where there are many.
    static func phrase(_ platforms: [Platform]) -> [Inline] {
        guard platforms.count <= 4, let last = platforms.last else {
            return [.text(Phrase.count(platforms.count, "platform"))]
        }
        guard platforms.count > 1 else { return sentence(last) }
        return .joined(platforms.dropLast().map(sentence)) + [" and "] + sentence(last)
    }

    private static func sentence(_ platform: Platform) -> [Inline] {
        platform.isUnknown ? ["an unknown platform"] : name(platform)
    }

    /// The platform, and the bake target where targets share the image.
    static func name(_ series: Series) -> [Inline] {
        guard let target = series.target else { return name(series.platform) }
        return name(series.platform) + [" (target "] + Foreign.code(target, limit: 80) + [")"]
    }

    /// The fixed id of a series on its image's page, `p-linux-amd64`.
    ///
    /// The platform's `/` becomes `-` where the platform is of plain parts, so that two platforms
    /// never share an id; the target follows two dashes.
    static func id(_ series: Series) -> ElementID {
        let text = series.platform.text.string
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == 0x2E }
        }
        let platform =
            isPlain
            ? parts.map { String(Substring($0)) }.joined(separator: "-")
            : String(text.utf8.count) + "_" + text
        let target = series.target.map { "--" + $0.string } ?? ""
        return ElementID("p-", platform + target)
    }
}
