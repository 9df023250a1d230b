private import BuildModel

/// A URL cut into its parts over bytes: what the three readers of URLs have in common.
struct URLParts {
    /// In small letters, without `://`.
    var scheme: String
    /// In small letters; an IPv6 address keeps its brackets.
    var host: String
    /// Without leading zeros; `nil` where none or an empty one was written.
    var port: Int?
    /// From the first `/` on; may be empty.
    var path: Bytes
    /// Without `?`; a `?` after `#` belongs to the fragment.
    var query: Bytes?
    /// Without `#`.
    var fragment: Bytes?

    /// `nil` without `scheme://`, and where host or port are impossible.
    init?(_ raw: String) {
        let bytes = raw.bytes
        guard let colon = bytes.firstIndex(of: .colon), colon > 0,
            bytes[colon...].starts(with: "://")
        else { return nil }
        let scheme = bytes[..<colon]
        guard scheme.first?.isLetter == true, scheme.allSatisfy(Self.isSchemeByte) else {
            return nil
        }
        self.scheme = scheme.lowercased
        let rest = bytes[(colon + 3)...]
        let end =
            rest.firstIndex { $0 == .slash || $0 == .question || $0 == .hash } ?? rest.endIndex
        guard let (host, port) = Self.authority(rest[..<end]) else { return nil }
        self.host = host
        self.port = port
        let (beforeFragment, fragment) = rest[end...].cut(atFirst: .hash)
        self.fragment = fragment
        (path, query) = beforeFragment.cut(atFirst: .question)
    }

    static func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .dot || byte == .hyphen || byte == UInt8(ascii: "+")
    }

    /// Host and port, user info dropped.
    ///
    /// A backslash is refused even in the user info, since browsers take it as a slash.
    private static func authority(_ bytes: Bytes) -> (host: String, port: Int?)? {
        guard bytes.allSatisfy({ UserInfo.isToken($0) && $0 != UInt8(ascii: "\\") }) else {
            return nil
        }
        let hostPort = bytes.cut(atLast: .at).after ?? bytes
        let host: Bytes
        let port: Bytes?
        if hostPort.first == UInt8(ascii: "[") {
            guard let end = hostPort.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = hostPort[...end]
            let address = host.dropFirst().dropLast()
            guard address.contains(.colon),
                address.allSatisfy({ $0 == .colon || $0 == .dot || $0.hexValue != nil })
            else { return nil }
            let rest = hostPort[(end + 1)...]
            guard rest.isEmpty || rest.first == .colon else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            (host, port) = hostPort.cut(atFirst: .colon)
            guard isHost(host) else { return nil }
        }
        guard let port, !port.isEmpty else { return (host.lowercased, nil) }
        guard let number = port.decimal, number <= 65_535 else { return nil }
        return (host.lowercased, number)
    }

    /// Letters, digits, `.`, `-`, `_`; other scripts too, which are shown as they are.
    static func isHost(_ bytes: Bytes) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy {
                $0.isAlphanumeric || $0 == .dot || $0 == .hyphen || $0 == .underscore || $0 >= 0x80
            }
    }

    /// `host` or `host:port`, a default port left out.
    func hostAndPort(defaultPorts: [Int]) -> String {
        guard let port, !defaultPorts.contains(port) else { return host }
        return host + ":" + String(port)
    }
}
