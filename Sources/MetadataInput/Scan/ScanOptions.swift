package import BuildModel
package import FileAccess

/// What the scan takes and where it stops.
package struct ScanOptions: Sendable {
    /// Tried on the path below the PATH argument; none takes every file.
    package var include: [Glob] = []
    /// Tried likewise, on directories too; wins over `include`.
    package var exclude: [Glob] = []
    /// The output directory, which is never an input.
    package var output: FileIdentity?
    package var maximumFileCount = 2_000_000
    /// Directories between a PATH argument and a file.
    package var maximumDepth = 128
    /// Bytes of a list of paths.
    package var maximumListSize = 256 << 20

    package init() {}

    var hasGlobs: Bool { !include.isEmpty || !exclude.isEmpty }

    /// For files below a PATH; one that is a PATH itself is taken without a look at the globs.
    func takes(_ path: String) -> Bool {
        guard !exclude.contains(where: { $0.matches(path) }) else { return false }
        return include.isEmpty || include.contains { $0.matches(path) }
    }

    func prunes(_ path: String) -> Bool {
        exclude.contains { $0.matches(path) }
    }
}

/// What a scan found, and what it left out.
package struct ScanResult: Sendable {
    /// Sorted by display path, bytewise.
    package var files: [ScannedFile] = []
    package var diagnostics: [Diagnostic] = []
    /// Files and directories that the globs left out.
    package var excludedCount = 0
}

/// A PATH that the run cannot use.
package struct ScanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line, the path first.
    package let description: String
}
