internal import FileAccess

/// Standard output and standard error of the process.
struct StandardStreams {
    /// A console on the two streams; nobody hears of an error stream that is gone.
    func console(
        verbosity: RunOptions.Verbosity = .normal,
        style: Style = Style(isColored: false),
        showsProgress: Bool = false
    ) -> Console {
        Console(
            verbosity: verbosity,
            style: style,
            showsProgress: showsProgress,
            error: { text in
                try? OutputStream.standardError.write(text)
                try? OutputStream.standardError.flush()
            },
            output: { bytes throws(FileError) in
                try OutputStream.standardOutput.write(bytes)
            }
        )
    }

    /// Writes what is left of the results; false where that failed, which is said as well.
    func finish() -> Bool {
        do throws(FileError) {
            try OutputStream.standardOutput.flush()
            return true
        } catch {
            console().fail(error)
            return false
        }
    }
}
