import Glibc

/// What stands at the other end of standard error.
package enum Terminal {
    package static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
