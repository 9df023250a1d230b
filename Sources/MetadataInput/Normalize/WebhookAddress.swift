private import BuildModel

/// Addresses of webhooks and bots, whose path is the secret.
enum WebhookAddress {
    /// Three letters that an address begins with, in every case.
    static var beginnings: [String] {
        hosts.flatMap { host in
            host.utf8.prefix(3).reduce([""]) { texts, byte in
                let small = Unicode.Scalar(byte)
                let large = Unicode.Scalar(byte & ~0x20)
                return texts.flatMap { [$0 + String(small), $0 + String(large)] }
            }
        }
    }

    /// Where the address that starts the text ends; `nil` where none does.
    ///
    /// A name alone, or a page about hooks, is none: enough must follow the path.
    static func end(of text: Bytes) -> Int? {
        guard let host = hosts.first(where: { hasPrefix(text, $0) }) else { return nil }
        var rest = text.dropFirst(host.utf8.count)
        if rest.first == .colon { rest = rest.dropFirst().drop(while: \.isDigit) }
        guard rest.first == .slash else { return nil }
        guard let secret = secret(in: rest, at: host) else { return nil }
        let end = secret.firstIndex { !UserInfo.isToken($0) } ?? text.endIndex
        return end - secret.startIndex >= minimum ? end : nil
    }

    private static let minimum = 8

    private static let hosts = [
        "api.telegram.org", "discord.com", "discordapp.com", "hooks.slack.com",
        "webhook.office.com",
    ]

    private static func secret(in path: Bytes, at host: String) -> Bytes? {
        let path = withoutSlashes(path)
        switch Text(host) {
        case "api.telegram.org":
            let rest = following("bot", following("file", path).map(withoutSlashes) ?? path)
            return rest?.first?.isDigit == true ? rest : nil
        case "hooks.slack.com":
            let words = ["services/", "triggers/", "workflows/"]
            return words.lazy.compactMap { following($0, path) }.first
        case "webhook.office.com": return path
        default:
            guard var rest = following("api", path).map(withoutSlashes) else { return nil }
            if let version = following("v", rest), version.first?.isDigit == true {
                rest = withoutSlashes(version.drop(while: \.isDigit))
            }
            return following("webhooks/", rest)
        }
    }

    private static func withoutSlashes(_ text: Bytes) -> Bytes { text.drop { $0 == .slash } }

    /// What follows a word; `nil` where the text begins with another one.
    private static func following(_ word: String, _ text: Bytes) -> Bytes? {
        hasPrefix(text, word) ? text.dropFirst(word.utf8.count) : nil
    }

    private static func hasPrefix(_ text: Bytes, _ word: String) -> Bool {
        text.prefix(word.utf8.count).isEqual(ignoringCase: word)
    }
}
