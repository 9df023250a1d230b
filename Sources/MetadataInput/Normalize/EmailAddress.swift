private import BuildModel

/// E-mail addresses in labels, whose local part is a person's (formats.md 11.5).
enum EmailAddress {
    /// The text with every local part replaced; `git@host` names nobody and stays.
    static func masked(_ text: String) -> String {
        guard text.utf8.contains(.at) else { return text }
        let bytes = text.bytes
        var result: [UInt8] = []
        var kept = bytes.startIndex
        for at in bytes.indices where bytes[at] == .at {
            var start = at
            while start > kept, isLocalByte(bytes[start - 1]) { start -= 1 }
            let local = bytes[start..<at]
            guard !local.isEmpty, !local.elementsEqual("git".utf8),
                !local.elementsEqual(Redactor.mark.utf8), isDomain(bytes[(at + 1)...])
            else { continue }
            result += bytes[kept..<start]
            result += Redactor.mark.utf8
            kept = at
        }
        return String((result + bytes[kept...])[...])
    }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte >= 0x80
            || [.dot, .underscore, .hyphen, .percent, 0x2B].contains(byte)
    }

    /// Labels with a dot between them, the last one of two letters or more.
    private static func isDomain(_ bytes: Bytes) -> Bool {
        let host = bytes.prefix(255).prefix {
            $0.isAlphanumeric || $0 == .hyphen || $0 == .dot || $0 >= 0x80
        }
        guard let last = host.trimming(.dot).cut(atLast: .dot).after else { return false }
        return last.count >= 2 && last.contains { $0.isLetter || $0 >= 0x80 }
    }
}
