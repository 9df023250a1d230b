import FileAccess
import Glibc
import ReportPages

/// The floors: the same bytes read and written with nothing but open, read, write, close.
enum PlainFiles {
    /// Reads every file into one buffer and gives the number of bytes.
    static func read(_ paths: [String], largest: Int) -> Int {
        var buffer = [UInt8](repeating: 0, count: largest + 1)
        var total = 0
        for path in paths {
            let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { continue }
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes {
                    unsafe Glibc.read(file, $0.baseAddress, $0.count)
                }
                guard count > 0 else { break }
                total += count
            }
            close(file)
        }
        return total
    }

    /// Writes every file below a folder that holds the site's folders already.
    static func write(_ files: [PageFile], below folder: String) {
        for file in files {
            let number = unsafe open(
                folder + "/" + file.path,
                O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                0o644
            )
            guard number >= 0 else { continue }
            _ = unsafe file.bytes.withUnsafeBytes {
                unsafe Glibc.write(number, $0.baseAddress, $0.count)
            }
            close(number)
        }
    }
}
