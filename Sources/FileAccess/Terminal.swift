import Glibc

/// What stands at the other end of standard output and standard error.
package enum Terminal {
    package static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    package static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    package static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Columns of the terminal behind standard error; `nil` where there is none.
    package static var width: Int? { width(of: STDERR_FILENO) }

    /// Columns of the terminal behind standard output; `nil` where there is none.
    package static var outputWidth: Int? { width(of: STDOUT_FILENO) }

    private static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
