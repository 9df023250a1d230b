internal import BuildModel
internal import Hashing
internal import JSONText

/// The files that the local exporter wrote, as its statement lists them (C4), as one digest.
enum FileSubjects {
    /// The SHA-256 over the set of names and digests, in the order of the names' bytes.
    ///
    /// The exporter's own `provenance*.json` and `sbom*.json` are left out (formats.md 9.2), since
    /// they differ at every build. `nil` where no other file is listed or one has no SHA-256.
    static func digest(of statement: JSONValue) -> Digest? {
        guard let subjects = statement["subject"] else { return nil }
        var lines: [String] = []
        for subject in subjects.elements {
            guard let name = subject["name"]?.string(limit: 4096) else { return nil }
            if isAttestation(name) { continue }
            guard let hex = subject["digest"]?["sha256"]?.string(limit: 128),
                let digest = Digest(sha256Hex: hex)
            else { return nil }
            // The length keeps one name from reading as two files.
            lines.append("\(name.utf8.count) \(name) \(digest.text.string)\n")
        }
        guard !lines.isEmpty else { return nil }
        let sorted = lines.map { Text($0) }.sorted().map(\.string)
        return Digest(sha256Hex: SHA256.hexDigest(of: Array(sorted.joined().utf8)))
    }

    private static func isAttestation(_ name: String) -> Bool {
        let bytes = name.utf8
        let file = bytes[
            (bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? bytes.startIndex)...
        ]
        return file.suffix(5).elementsEqual(".json".utf8)
            && (file.starts(with: "provenance".utf8) || file.starts(with: "sbom".utf8))
    }
}
