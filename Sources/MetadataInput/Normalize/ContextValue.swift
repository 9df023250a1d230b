package import BuildModel

/// The `::linux/amd64` that BuildKit puts behind names where one build has several platforms.
package enum PlatformSuffix {
    /// The name and the platform; the whole text and `nil` where none follows the last `::`.
    package static func split(_ text: String) -> (name: String, platform: Platform?) {
        let bytes = text.bytes
        guard let last = bytes.lastIndex(of: .colon), last > bytes.startIndex,
            bytes[last - 1] == .colon,
            let platform = PlatformName.normalize(String(bytes[(last + 1)...]))
        else { return (text, nil) }
        return (String(bytes[..<(last - 1)]), platform)
    }
}

/// Values of named contexts without what is drawn anew for every build.
enum ContextValue {
    static func stable(_ value: String, name: Text) -> String {
        if value.startsInBytes(with: "oci-layout://"), let layout = OCILayoutReference(value) {
            let digest = layout.digest.map { "@" + $0.description } ?? ""
            return layout.identity(contextName: name).string + digest
        }
        for scheme in ["input:", "target:"] where value.startsInBytes(with: scheme) {
            return PlatformSuffix.split(value).name
        }
        return value
    }
}

/// Paths of the machine that built, which are never published.
enum LocalPath {
    /// Whether the text is an absolute path, one below a home, or a `file:` URL.
    static func isOne(_ text: String) -> Bool {
        let bytes = text.bytes
        guard let first = bytes.first else { return false }
        if first == .slash || first == UInt8(ascii: "~") || first == UInt8(ascii: "\\") {
            return true
        }
        if bytes.prefix(5).isEqual(ignoringCase: "file:") { return true }
        return first.isLetter && bytes.count > 2 && bytes[1] == .colon
            && (bytes[2] == UInt8(ascii: "\\") || bytes[2] == .slash)
    }
}
