private import BuildModel

/// Values of secret parameters: in queries and fragments of URLs, and wherever else a name and a
/// value are joined, as in `;token=`, `/token=`, `~hmac=` or a JSON member.
enum QuerySecrets {
    static func removed(from bytes: Bytes) -> Bytes {
        guard bytes.contains(where: isPossible) else { return bytes }
        let marks = QueryMarks(bytes)
        let isSigned = marks.assignments.contains { marks.key(of: $0) == "sig" }
        var result: [UInt8] = []
        var copied = bytes.startIndex
        for assignment in marks.assignments where assignment.valueStart >= copied {
            guard assignment.valueStart < bytes.endIndex,
                isSecret(assignment, in: marks, isSigned: isSigned)
            else { continue }
            let end = marks.valueEnd(of: assignment)
            guard end > assignment.valueStart else { continue }
            result += bytes[copied..<assignment.valueStart]
            result += Redactor.mark.utf8
            copied = end
        }
        return copied == bytes.startIndex ? bytes : (result + bytes[copied...])[...]
    }

    /// Whether a byte can belong to what joins a name and a value.
    private static func isPossible(_ byte: UInt8) -> Bool {
        byte == .equals || byte == .question || byte == .ampersand || byte == .percent
            || byte == 0x22 || byte == 0x27
    }

    /// A parameter's name of more than 128 bytes is not looked at: its value is hidden.
    private static func isSecret(
        _ assignment: QueryMarks.Assignment,
        in marks: QueryMarks,
        isSigned: Bool
    ) -> Bool {
        guard let key = marks.key(of: assignment) else { return assignment.isParameter }
        let small = key.asciiLowercased
        return SecretNames.matches(key.bytes) || names.contains(small)
            || small.startsInBytes(with: "x-amz-") || small.startsInBytes(with: "x-goog-")
            || isSigned && signedNames.contains(small)
    }

    private static let names: Set<String> = [
        "sig", "signature", "code", "hmac", "policy", "ticket",
    ]

    /// Parameters of shared access signatures, which mean something next to `sig` only.
    private static let signedNames: Set<String> = [
        "se", "sp", "sv", "sr", "st", "spr", "sip", "srt", "ss", "skoid", "sktid", "skt", "ske",
        "sks", "skv",
    ]
}
