package import BuildModel

/// The URL of a download in normal form (formats.md 6.4).
package struct HTTPReference: Hashable, Sendable {
    /// Scheme and host in small letters; no user, default port or fragment; escapes in capitals.
    package let identity: Text

    /// `nil` for other schemes and for URLs without a possible host.
    ///
    /// Secrets must be redacted before.
    package init?(_ raw: String) {
        guard let url = URLParts(raw), url.scheme == "http" || url.scheme == "https" else {
            return nil
        }
        let host = url.hostAndPort(defaultPorts: [url.scheme == "http" ? 80 : 443])
        var text = url.scheme + "://" + host
        text += url.path.isEmpty ? "/" : String(PercentText.withCapitals(url.path))
        if let query = url.query { text += "?" + String(PercentText.withCapitals(query)) }
        identity = Text(text)
    }
}
