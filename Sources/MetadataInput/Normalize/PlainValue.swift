private import BuildModel

/// Values that may be shown under a name that is not secret (design.md 7).
package enum PlainValue {
    /// Without a digest at its end, which is never a secret.
    package static let maximumSizeInBytes = 64

    /// Whether the text is a version, word, path, number, boolean, image reference or plain URL.
    ///
    /// Text that looks drawn by a generator is none of these, unless it is all hex digits.
    package static func isPlain(_ value: String) -> Bool {
        // The longest digest has 135 bytes.
        guard value.utf8.count <= maximumSizeInBytes + 136 else { return false }
        let bytes = withoutDigest(value.bytes)
        guard bytes.count <= maximumSizeInBytes, !looksDrawn(bytes) else { return false }
        if bytes.starts(with: "http://") || bytes.starts(with: "https://") {
            return isPlainURL(bytes)
        }
        guard bytes.allSatisfy({ isWordByte($0) || $0 >= 0x80 }) else { return false }
        if bytes.contains(.colon), !isTime(bytes), !isReference(bytes) { return false }
        return bytes.allSatisfy { $0 < 0x80 } || isWordOfOtherScript(String(bytes))
    }

    /// The text before a digest that ends it, with or without `@`.
    private static func withoutDigest(_ bytes: Bytes) -> Bytes {
        guard let colon = bytes.lastIndex(of: .colon) else { return bytes }
        let start = bytes[..<colon].lastIndex(of: .at).map { $0 + 1 } ?? bytes.startIndex
        guard Digest(String(bytes[start...])) != nil else { return bytes }
        return bytes[..<max(start - 1, bytes.startIndex)]
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case .dot, .underscore, .hyphen, .slash, .colon, 0x2B, 0x2C, 0x7E: true
        default: byte.isAlphanumeric
        }
    }

    /// No user, query or fragment, and nothing that a URL cannot hold.
    private static func isPlainURL(_ bytes: Bytes) -> Bool {
        let text = String(bytes)
        guard let url = URLParts(text), url.query == nil, url.fragment == nil else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != .at && UserInfo.isToken($0) }
    }

    /// Digits and the marks of a date or a time of day.
    private static func isTime(_ bytes: Bytes) -> Bool {
        bytes.first?.isDigit == true
            && bytes.allSatisfy {
                $0.isDigit || [.colon, .hyphen, .dot, 0x2B, 0x54, 0x5A].contains($0)
            }
    }

    /// An image, or a host with a port; a tag in capitals could be a password behind a user's name.
    private static func isReference(_ bytes: Bytes) -> Bool {
        guard ImageReference(String(bytes)) != nil else { return false }
        return !(bytes.cut(atLast: .colon).after ?? []).contains(where: \.isUpperLetter)
    }

    private static func isWordOfOtherScript(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.isASCII || $0.properties.isAlphabetic && !VisibleText.isHidden($0)
        }
    }

    /// Whether a part changes between letters and digits, or small letters and capitals, as often
    /// as only drawn text does.
    static func looksDrawn(_ bytes: Bytes) -> Bool {
        let isPart: (UInt8) -> Bool = { $0.isAlphanumeric || $0 == .slash || $0 == 0x2B }
        return bytes.split { !isPart($0) }.contains { part in
            let digits = part.count(where: \.isDigit)
            guard part.count >= 20, digits > 0, !part.allSatisfy({ $0.hexValue != nil }) else {
                return false
            }
            let changes = zip(part, part.dropFirst()).count { last, byte in
                last.isLowerLetter && byte.isUpperLetter
                    || last.isDigit && byte.isLetter || last.isLetter && byte.isDigit
            }
            // A long name in mixed case may hold one digit.
            return changes >= max(digits == 1 ? 8 : 6, part.count / 5)
        }
    }
}
