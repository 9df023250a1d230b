internal import BuildModel

/// The platform that the local exporter puts into a path: `linux_amd64/provenance.json` or
/// `provenance.linux_amd64.json` (formats.md C4 and 7.3).
enum PathPlatform {
    static func platform(of path: Text) -> Platform? {
        let parts = path.string.utf8.split(separator: .slash)
        guard let file = parts.last else { return nil }
        for word in file.split(separator: .dot).reversed() {
            if let platform = directory(word) { return platform }
        }
        return parts.dropLast().last.flatMap(directory)
    }

    private static func directory(_ bytes: Substring.UTF8View) -> Platform? {
        guard bytes.contains(.underscore) else { return nil }
        return PlatformName.normalize(String(Substring(bytes)))
    }
}
