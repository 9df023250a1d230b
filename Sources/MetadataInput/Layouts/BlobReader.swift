internal import BuildModel
internal import Hashing
internal import JSONText

/// Reads blobs of a layout and lets through only those that have the digest they are asked by.
struct BlobReader {
    let store: any BlobStore
    let rules: ReadingRules
    /// The largest blob that is read, in bytes.
    let limit: Int
    private(set) var diagnostics: [Diagnostic] = []
    private var count = 0
    private var seen: Set<Digest> = []
    /// Of blobs that were read before.
    private var repeatedBytes = 0
    private var hasUnchecked = false
    private var hasRepetition = false

    init(_ store: any BlobStore, rules: ReadingRules, limit: Int) {
        self.store = store
        self.rules = rules
        self.limit = limit
    }

    static func member(_ digest: Digest) -> [String] {
        let algorithm = String(digest.text.string.bytes.cut(atFirst: .colon).before)
        return ["blobs", algorithm, String(digest.hex)]
    }

    /// The blob as JSON; `nil` where it is missing, which is normal, or unusable, which is reported.
    mutating func document(_ digest: Digest) -> JSONDocument? {
        guard let bytes = bytes(digest) else { return nil }
        return parse(bytes, Self.member(digest))
    }

    /// A file of the layout itself as JSON.
    mutating func document(named name: String) -> JSONDocument? {
        do throws(UnreadableInput) {
            guard let bytes = try store.member([name], limit: limit) else { return nil }
            return parse(bytes, [name])
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// Reads a blob as metadata of any shape.
    mutating func read(_ digest: Digest) -> ReadingContext? {
        guard let document = document(digest) else { return nil }
        let member = Self.member(digest)
        var context = store.context(for: member, rules)
        let pointer = store.place(of: member).pointer
        ValueReading.read(document.root, content: { digest }, at: pointer, in: &context)
        diagnostics += context.diagnostics
        return context
    }

    mutating func take(diagnosticsOf context: ReadingContext) {
        diagnostics += context.diagnostics
    }

    mutating func report(
        _ level: Diagnostic.Level,
        _ rule: String,
        at member: [String],
        found: String,
        expected: String? = nil
    ) {
        var context = store.context(for: member, rules)
        let pointer = store.place(of: member).pointer
        context.report(level, rule, at: pointer, found: found, expected: expected)
        diagnostics += context.diagnostics
    }

    private mutating func bytes(_ digest: Digest) -> [UInt8]? {
        count += 1
        guard count <= Self.maximumCount else {
            if count == Self.maximumCount + 1 { reportCount() }
            return nil
        }
        let member = Self.member(digest)
        do throws(UnreadableInput) {
            guard repeatedBytes <= Self.maximumRepeatedBytes || !seen.contains(digest) else {
                reportRepetition()
                return nil
            }
            guard let bytes = try store.member(member, limit: limit) else { return nil }
            if !seen.insert(digest).inserted { repeatedBytes += bytes.count }
            return isGenuine(bytes, digest) ? bytes : nil
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    private mutating func isGenuine(_ bytes: [UInt8], _ digest: Digest) -> Bool {
        let member = Self.member(digest)
        guard member[1] == "sha256" else {
            if !hasUnchecked {
                hasUnchecked = true
                let found = "a digest of another kind than sha256, not checked"
                report(.note, "blob-not-checked", at: member, found: found)
            }
            return true
        }
        if SHA256.hexDigest(of: bytes) == member[2] { return true }
        report(
            .warning,
            "blob-digest",
            at: member,
            found: "other bytes than its digest says; not used",
            expected: "bytes with the digest of its name"
        )
        return false
    }

    private mutating func parse(_ bytes: [UInt8], _ member: [String]) -> JSONDocument? {
        do throws(JSONError) {
            return try JSONDocument(parsing: bytes)
        } catch {
            var context = store.context(for: member, rules)
            context.report(error, at: store.place(of: member).pointer)
            diagnostics += context.diagnostics
            return nil
        }
    }

    private mutating func reportCount() {
        report(
            .warning,
            "layout-too-large",
            at: ["index.json"],
            found: "a layout of more blobs than are read",
            expected: "at most \(Self.maximumCount)"
        )
    }

    private mutating func reportRepetition() {
        guard !hasRepetition else { return }
        hasRepetition = true
        report(
            .warning,
            "layout-too-large",
            at: ["index.json"],
            found: "a layout that lists large blobs again and again; they are not read any more",
            expected: "at most \(Self.maximumRepeatedBytes) bytes read twice"
        )
    }

    private static let maximumCount = 20_000
    /// The blobs of images are a few kilobytes, whatever the number of lists that name them.
    private static let maximumRepeatedBytes = 64 << 20
}
