/// An address outside the site that may be a link: `http` or `https`, a plain host, and nothing
/// that a reader or a browser could take for another address.
///
/// Refused are user info, other schemes, capitals and non-ASCII bytes in the host, spaces, controls,
/// backslashes and every byte that RFC 3986 does not allow in a URL. What is refused stays text.
package struct OutsideURL: Hashable, Sendable {
    package let value: String

    /// `nil` where the text is no such address, or is longer than 4 KiB.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 4096, let start = Self.hostStart(bytes) else { return nil }
        let end = bytes[start...].firstIndex(where: Self.endsAuthority) ?? bytes.endIndex
        guard Self.isAuthority(bytes[start..<end]), Self.isRest(bytes[end...]) else { return nil }
        value = text
    }

    private static func hostStart(_ bytes: [UInt8]) -> Int? {
        for scheme in ["https://", "http://"] where bytes.starts(with: scheme.utf8) {
            return scheme.utf8.count
        }
        return nil
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// A host name or an IPv6 address in brackets, then an optional port.
    private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let address = bytes[(bytes.startIndex + 1)..<close]
            return (2...45).contains(address.count)
                && address.contains(UInt8(ascii: ":"))
                && address.allSatisfy {
                    isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
                }
                && isPort(bytes[(close + 1)...])
        }
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
        return isHost(bytes[..<colon]) && isPort(bytes[colon...])
    }

    private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...253).contains(bytes.count) else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                guard let first = label.first, let last = label.last else { return false }
                return isLowerOrDigit(first) && isLowerOrDigit(last)
                    && label.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let colon = bytes.first else { return true }
        let digits = bytes.dropFirst()
        return colon == UInt8(ascii: ":") && (1...5).contains(digits.count)
            && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Path, query and fragment in the characters of RFC 3986, `%` always with two hex digits.
    private static func isRest(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, isHex(bytes[index + 1]), isHex(bytes[index + 2])
                else { return false }
                index += 2
            } else if !isRestByte(byte) {
                return false
            }
            index += 1
        }
        return true
    }

    private static func isRestByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        default: restMarks.contains(byte)
        }
    }

    private static let restMarks = Array("-._~!$&'()*+,;=:@/?#".utf8)

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x66, 0x41...0x46: true
        default: false
        }
    }
}
