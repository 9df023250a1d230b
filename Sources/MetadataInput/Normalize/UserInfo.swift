private import BuildModel

/// User names and passwords in URLs, also where the URL does not parse or stands in other text.
enum UserInfo {
    static func removed(from bytes: Bytes) -> Bytes {
        guard bytes.contains(where: { $0 == .at || $0 == .percent }) else { return bytes }
        let text = URLSymbols(bytes)
        guard text.values.contains(.at) else { return bytes }
        let rest = text.without(usersOfAuthorities(in: text))
        let symbols = URLSymbols(rest)
        return symbols.without(passwords(in: symbols))
    }

    /// What a URL in free text can be made of: no blanks, controls, quotes or angle brackets.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0x7F: false
        default: true
        }
    }

    /// From each `://` to the last `@` before the path: a password may hold any byte, blanks too.
    private static func usersOfAuthorities(in text: URLSymbols) -> [Range<Int>] {
        var users: [Range<Int>] = []
        var index = 0
        // Found from the right once, so that many URLs in one text stay linear.
        let lastAt = text.lastUserAt(in: text.values.indices)
        while let authority = text.nextAuthority(from: index) {
            let end = text.authorityEnd(from: authority)
            var at = text.lastUserAt(ofAuthority: authority..<end)
            if let lastAt, lastAt >= end, text.hasImpossiblePort(authority..<end) {
                // Where a user was found already, another word has nothing to do with it.
                at = at == nil ? lastAt : text.lastUserAt(in: end..<text.wordEnd(from: end)) ?? at
            }
            at = at ?? text.userAtBehindPort(authority..<end)
            if let at { users.append(authority..<(at + 1)) }
            // The last byte may be the colon of the next URL.
            index = max(end - 1, (at ?? -1) + 1)
        }
        return users
    }

    /// The passwords of `user:password@host` where no scheme stands before it.
    private static func passwords(in text: URLSymbols) -> [Range<Int>] {
        var passwords: [Range<Int>] = []
        var start = text.prefixEnd
        while start < text.values.endIndex {
            let rest = text.values[start...]
            let end = rest.firstIndex(where: URLSymbols.isSlash) ?? rest.endIndex
            if let password = text.password(in: start..<end) { passwords.append(password) }
            start = end + 1
        }
        guard passwords.isEmpty, let password = text.slashedPassword else { return passwords }
        return [password]
    }
}
