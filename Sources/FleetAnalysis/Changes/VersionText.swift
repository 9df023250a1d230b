internal import BuildModel

/// Versions, dates and commits inside tags, refs and path elements.
enum VersionText {
    /// Whether an element of a path holds a number that reads as a version: `1.2`, `v3`,
    /// `foo-2.tar.gz`, `go1.22.1.linux-amd64.tar.gz`.
    static func isVersionLike(_ text: String) -> Bool {
        !runs(in: Array(text.utf8), areLettersBorders: true).isEmpty || holdsDate(text)
            || isCommit(text)
    }

    /// Whether the text begins with a version, as the tag of a release does: `v1.2`, `1.2.3-rc1`.
    ///
    /// The version must have `groups` numbers or more.
    static func startsWithVersion(_ text: String, ofAtLeast groups: Int = 1) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = runs(in: bytes).first, first.groups >= groups else { return false }
        return first.start == 0 || (first.start == 1 && bytes[0].lowercased == UInt8(ascii: "v"))
    }

    /// Whether the text holds a version of two numbers or more: `release-1.2`.
    static func holdsDottedVersion(_ text: String) -> Bool {
        runs(in: Array(text.utf8)).contains { $0.groups >= 2 }
    }

    /// Whether the text holds a version of three numbers or more: `1.27.3-alpine`.
    ///
    /// With `areLettersBorders` also one glued to a word, as in `go1.22.1`.
    static func holdsFullVersion(_ text: String, areLettersBorders: Bool = false) -> Bool {
        runs(in: Array(text.utf8), areLettersBorders: areLettersBorders)
            .contains { $0.groups >= 3 }
    }

    /// A full object name or digest in hex.
    static func isCommit(_ text: String) -> Bool { Pin.isObjectName(text) }

    /// Whether one of the words between other bytes than letters and digits is a full object name.
    static func holdsCommit(_ text: String) -> Bool {
        text.utf8.split { !$0.isLetter && !$0.isDigit }
            .contains { isCommit(String(Substring($0))) }
    }

    /// Whether the text holds `20YYMMDD` with optional separators, not beside another digit.
    static func holdsDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { start in
            (start == 0 || !bytes[start - 1].isDigit) && isDate(bytes, at: start)
        }
    }

    private static func isDate(_ bytes: [UInt8], at start: Int) -> Bool {
        var index = start
        func number(_ length: Int) -> Int? {
            guard index + length <= bytes.count else { return nil }
            let digits = bytes[index..<(index + length)]
            guard digits.allSatisfy(\.isDigit) else { return nil }
            index += length
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func skipSeparator() {
            let separators: [UInt8] = [
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            ]
            if index < bytes.count, separators.contains(bytes[index]) { index += 1 }
        }
        guard let year = number(4), (2000...2099).contains(year) else { return false }
        skipSeparator()
        guard let month = number(2), (1...12).contains(month) else { return false }
        skipSeparator()
        guard let day = number(2), (1...31).contains(day) else { return false }
        return index == bytes.count || !bytes[index].isDigit
    }

    private struct Run {
        let start: Int
        /// How many numbers dots join.
        let groups: Int
    }

    /// Numbers joined by dots that begin at a word's start or behind its `v`.
    ///
    /// One number alone counts only where no letter follows: `x86_64` and `3d` are no versions.
    /// File names glue versions to words, as `go1.22.1` does; with `areLettersBorders` numbers joined
    /// by dots count there too.
    private static func runs(in bytes: [UInt8], areLettersBorders: Bool = false) -> [Run] {
        var found: [Run] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            var groups = 1
            while index < bytes.count {
                if bytes[index].isDigit {
                    index += 1
                } else if bytes[index] == UInt8(ascii: "."), index + 1 < bytes.count,
                    bytes[index + 1].isDigit
                {
                    groups += 1
                    index += 1
                } else {
                    break
                }
            }
            let isAlone = index == bytes.count || !bytes[index].isLetter
            let isDotted = groups >= 2
            if (areLettersBorders && isDotted) || startsWord(bytes, start, isDotted: isDotted),
                isDotted || isAlone
            {
                found.append(Run(start: start, groups: groups))
            }
        }
        return found
    }

    /// `_` parts words only before a dotted number, since `x86_64` is one word.
    private static func startsWord(_ bytes: [UInt8], _ start: Int, isDotted: Bool) -> Bool {
        func isBorder(_ index: Int) -> Bool {
            guard index >= 0, !bytes[index].isLetter else { return index < 0 }
            return isDotted || bytes[index] != UInt8(ascii: "_")
        }
        if isBorder(start - 1) { return true }
        return bytes[start - 1].lowercased == UInt8(ascii: "v") && isBorder(start - 2)
    }
}
