import Glibc

/// The numbers 0 to 2, which stand for standard input, output and error.
package enum StandardDescriptors {
    /// Takes those that the caller closed.
    ///
    /// Without that a file of ours could get one of them, and what is meant for a stream would end
    /// up in the file. Reading one gives an end, writing one an error.
    package static func reserve() {
        while true {
            let number = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
            if number > STDERR_FILENO { _ = close(number) }
            if number < 0 || number > STDERR_FILENO { return }
        }
    }
}
