private import Hashing

/// The part of a page's file name that never changes: a readable part and ten hex digits.
///
/// The digits are those of the SHA-256 of an image's name or a source's identity, always present,
/// so that a slug never depends on what else exists (design.md 6).
package struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// The slug of a page whose key is `key` and whose name for people is `readable`.
    package init(readable: String, key: Text) {
        self.init(part: Self.readablePart(readable, limit: 60), key: key, digits: 10)
    }

    /// The slug of a page that would else share its file with another.
    ///
    /// Ten digits of a hash are made equal in seconds by whoever tries; forty are not. The text is
    /// longer than any night that names its own page.
    init(longReadable readable: String, key: Text) {
        self.init(part: Self.readablePart(readable, limit: 48), key: key, digits: 40)
    }

    private init(part: String, key: Text, digits count: Int) {
        let digits = SHA256.hexDigest(of: key.string).prefix(count)
        text = part.isEmpty ? String(digits) : part + "-" + digits
    }

    /// The slug of an image's page, from the image's full name; `images` for those of one site.
    package static func image(_ name: Text) -> Slug {
        Slug(readable: SourceIdentity.familiarName(ofImage: name.string), key: name)
    }

    /// The slug of a source's page, from its identity; `sources` for those of one site.
    package static func source(_ identity: Text) -> Slug {
        Slug(readable: SourceIdentity.familiarName(of: identity), key: identity)
    }

    /// The file name of a night's page: the label itself where it is plain, a slug otherwise; `nights`
    /// for those of one site.
    ///
    /// A name that starts with a mark is hidden, dropped or taken for an option by other programs.
    package static func night(_ label: Text) -> String {
        let bytes = label.string.utf8
        let isPlain =
            (1...40).contains(bytes.count) && label.string.asciiLowercased != "index"
            && !isReserved(bytes) && bytes.first.map { $0.isLetter || $0.isDigit } == true
            && bytes.allSatisfy {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "-")
            }
        return isPlain ? label.string : Slug(readable: label.string, key: label).text
    }

    package var description: String { text }

    package static func < (left: Slug, right: Slug) -> Bool {
        left.text.precedesInBytes(right.text)
    }

    /// Whether the text before the first dot names a device on Windows.
    private static func isReserved(_ name: some Collection<UInt8>) -> Bool {
        let stem = name.prefix { $0 != UInt8(ascii: ".") }.map(\.lowercased)
        let word = String(decoding: stem.prefix(3), as: UTF8.self)
        switch stem.count {
        case 3: return ["aux", "con", "nul", "prn"].contains(word)
        case 4: return ["com", "lpt"].contains(word) && stem[3].isDigit
        default: return false
        }
    }

    private static func readablePart(_ name: String, limit: Int) -> String {
        var bytes: [UInt8] = []
        for byte in name.utf8 {
            let small = byte.lowercased
            let isKept = small.isLowerLetter || small.isDigit || small == UInt8(ascii: ".")
            if isKept {
                bytes.append(small)
            } else if bytes.last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        let isTrimmed: (UInt8) -> Bool = { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        var part = bytes.prefix(limit)
        while let last = part.last, isTrimmed(last) { part.removeLast() }
        while let first = part.first, isTrimmed(first) { part.removeFirst() }
        // `nul.d-app` is the device to some systems, whatever follows the dot.
        if let dot = part.firstIndex(of: UInt8(ascii: ".")), isReserved(part) {
            part[dot] = UInt8(ascii: "-")
        }
        return String(decoding: part, as: UTF8.self)
    }
}
