import BuildModel
import FileAccess

extension DirectoryScanner {
    /// The result by display path; two files of one path are ordered by where they are.
    consuming func sorted(isOverlapping: Bool) -> ScanResult {
        var keyed = result.files.map { (key: $0.displayBytes, file: $0) }
        if isOverlapping { keyed = Self.withoutRepeats(keyed) }
        keyed.sort { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return left.file.canonicalPath < right.file.canonicalPath
        }
        result.files = keyed.map(\.file)
        result.diagnostics = Set(result.diagnostics).sorted()
        return result
    }

    private typealias Keyed = (key: [UInt8], file: ScannedFile)

    /// A file that several arguments reach is kept once, under the path that says most.
    ///
    /// Hard links stay two files: nightly backups make them, and each has a path of its own.
    private static func withoutRepeats(_ files: [Keyed]) -> [Keyed] {
        var best: [BytePath: Keyed] = [:]
        for candidate in files {
            let path = candidate.file.canonicalPath
            guard let known = best[path] else {
                best[path] = candidate
                continue
            }
            let isBetter =
                candidate.key.count == known.key.count
                ? candidate.key.lexicographicallyPrecedes(known.key)
                : candidate.key.count > known.key.count
            if isBetter { best[path] = candidate }
        }
        return Array(best.values)
    }
}

extension BytePath {
    /// The last component as it was written; where that says nothing (`.`, `..`), the real one.
    func displayName(resolved: BytePath) -> [UInt8] {
        let last = lastComponent
        let isMeaningless = last.bytes.isEmpty || last == "." || last == ".."
        return isMeaningless ? resolved.lastComponent.bytes : last.bytes
    }
}
