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

    /// The name without its platform, so that the platforms of one export are one image.
    static func removed(from name: String) -> String {
        var parts = name.utf8.split(separator: .slash)
        guard let file = parts.popLast() else { return name }
        if let folder = parts.last, directory(folder) != nil { parts.removeLast() }
        let words = file.split(separator: .dot).filter { directory($0) == nil }
        let names = parts.map { String(Substring($0)) }
        return (names + [words.map { String(Substring($0)) }.joined(separator: ".")])
            .joined(separator: "/")
    }

    private static func directory(_ bytes: Substring.UTF8View) -> Platform? {
        guard bytes.contains(.underscore) else { return nil }
        return PlatformName.normalize(String(Substring(bytes)))
    }
}
