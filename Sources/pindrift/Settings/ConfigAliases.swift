private import BuildModel

/// Anchors and aliases of YAML, which let a short text stand for a huge tree.
enum ConfigAliases {
    static let refusal = "uses a YAML anchor, which is not supported; write the value out"

    /// Whether some name follows both a `&` and a `*`: no alias works without that.
    ///
    /// Looked up in the bytes, before a tree is made: comparing the keys of a tree with nested
    /// aliases can take exponential time.
    static func areUsed(in bytes: [UInt8]) -> Bool {
        let anchors = names(after: UInt8(ascii: "&"), in: bytes)
        return !anchors.isEmpty
            && !anchors.isDisjoint(with: names(after: UInt8(ascii: "*"), in: bytes))
    }

    private static func names(after sign: UInt8, in bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
        var found: Set<ArraySlice<UInt8>> = []
        for index in bytes.indices where bytes[index] == sign {
            let name = bytes[(index + 1)...].prefix {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
            if !name.isEmpty { found.insert(name) }
        }
        return found
    }
}
