import BuildModel
package import FileAccess

/// Finds the input files below the PATH arguments; reads directories, never files.
package struct DirectoryScanner {
    let options: ScanOptions
    var result = ScanResult()
    var isFull = false

    /// Scans files, directories, `-` and `@list` arguments.
    ///
    /// A path that does not exist ends the run; whatever cannot be read below one is a diagnostic.
    package static func scan(
        _ arguments: [BytePath],
        _ options: ScanOptions = ScanOptions()
    ) throws(ScanError) -> ScanResult {
        var scanner = DirectoryScanner(options: options)
        let inputs = try InputPaths(arguments, listLimit: options.maximumListSize)
        for place in inputs.places { try scanner.scan(place) }
        if inputs.usesStandardInput { scanner.result.files.append(.standardInput) }
        return scanner.sorted(isOverlapping: inputs.places.count > 1)
    }

    private init(options: ScanOptions) {
        self.options = options
    }

    private mutating func scan(_ place: InputPaths.Place) throws(ScanError) {
        do {
            let resolved = try place.path.resolved()
            let shown = place.path.displayName(resolved: resolved)
            switch try resolved.status().kind {
            case .directory:
                walk(ScannedFile.Folder(root: resolved, below: [], display: shown))
            case .file:
                // The name that a person gave may be that of a link to the file.
                let file = ScannedFile(
                    .file,
                    in: ScannedFile.Folder(root: resolved.parent, below: [], display: []),
                    name: resolved.lastComponent,
                    shownAs: BytePath(display: shown)
                )
                result.files.append(file)
            case .link, .special:
                addNote(shown, "special-file", "skipped, is neither a file nor a directory")
            }
        } catch {
            if error.isMissing || error.isNotDirectory {
                let prefix = place.origin.map { $0 + ": " } ?? ""
                throw ScanError(description: "\(prefix)\(place.path): does not exist")
            }
            let shown = Text(shownPath: place.path.lastComponent.bytes)
            result.diagnostics.append(Diagnostic(error, at: shown))
        }
    }

    mutating func addNote(_ path: [UInt8], _ rule: String, _ found: String) {
        let place = Diagnostic.Place(file: Text(shownPath: path))
        result.diagnostics.append(Diagnostic(.note, rule: rule, at: place, found: found))
    }
}
