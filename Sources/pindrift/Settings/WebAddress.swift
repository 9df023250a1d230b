private import BuildModel

/// The address under which a site is published.
enum WebAddress {
    /// The address with one `/` at its end.
    ///
    /// `nil` unless it is `http` or `https` with an ASCII host, and free of user, query, fragment,
    /// blanks and controls.
    static func normalized(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2048, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !bytes.contains(where: { refused.contains($0) }),
            let scheme = ["https://", "http://"].first(where: { prefix in
                text.asciiLowercased.utf8.starts(with: prefix.utf8)
            })
        else { return nil }
        let rest = bytes.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        guard isAuthority(Array(authority)) else { return nil }
        var path = rest.dropFirst(authority.count)
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        return scheme + String(decoding: authority, as: UTF8.self).asciiLowercased
            + String(decoding: path, as: UTF8.self) + "/"
    }

    private static let refused = Set("@?#\\\"'<>`{}|^".utf8)

    /// A host name or address with an optional port.
    private static func isAuthority(_ bytes: [UInt8]) -> Bool {
        let isBracketed = bytes.first == UInt8(ascii: "[")
        let hostEnd = isBracketed ? bytes.firstIndex(of: UInt8(ascii: "]")) : nil
        if isBracketed, hostEnd == nil { return false }
        let afterHost = hostEnd.map { bytes.index(after: $0) } ?? bytes.startIndex
        let colon = bytes[afterHost...].firstIndex(of: UInt8(ascii: ":"))
        if let colon {
            let port = bytes[(colon + 1)...]
            guard (1...5).contains(port.count), port.allSatisfy(\.isDigit) else { return false }
        }
        let host = bytes[..<(colon ?? bytes.endIndex)]
        if isBracketed {
            let inner = host.dropFirst().dropLast()
            return host.last == UInt8(ascii: "]") && inner.count > 1
                && inner.allSatisfy { $0 == UInt8(ascii: ":") || $0.lowercased.isLowerHex }
        }
        return !host.isEmpty && host.first != UInt8(ascii: ".")
            && host.allSatisfy {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }
}
