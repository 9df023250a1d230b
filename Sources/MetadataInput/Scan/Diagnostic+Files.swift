import BuildModel
import FileAccess

extension Diagnostic {
    /// A file or directory that could not be read, with what to do about it.
    init(_ error: FileError, at path: Text) {
        let place = Place(file: path)
        switch error.cause {
        case .tooLarge(let size, let limit):
            self.init(
                .warning,
                rule: "file-too-large",
                at: place,
                found: "has \(size) bytes",
                expected: "at most \(limit)",
                nextStep: "raise the limit with `--max-file-size`"
            )
        case .changedWhileReading:
            self.init(
                .warning,
                rule: "file-changed",
                at: place,
                found: "changed while it was read",
                nextStep: "run again when it is written"
            )
        case .wrongKind(let kind):
            self.init(.note, rule: "special-file", at: place, found: "skipped, is \(kind)")
        case .system where error.isLink:
            self.init(.note, rule: "symbolic-link", at: place, found: "skipped, is a symbolic link")
        case .system:
            self.init(
                .warning,
                rule: "unreadable",
                at: place,
                found: "cannot be read (\(error.cause))",
                nextStep: "check its permissions"
            )
        }
    }
}
