import Glibc

/// Things that only system calls can make.
package enum SpecialFiles {
    package static func makePipe(_ path: String) { _ = unsafe mkfifo(path, 0o644) }

    package static func makeSocket(_ path: String) {
        unsafe _ = mknod(path, mode_t(S_IFSOCK) | 0o644, 0)
    }

    package static func setMode(_ path: String, _ mode: UInt32) { _ = unsafe chmod(path, mode) }

    /// To the user of `withoutPrivileges`; only root can.
    package static func giveAway(_ path: String) {
        if geteuid() == 0 { _ = unsafe chown(path, 65_534, 65_534) }
    }

    /// A file whose name need not be UTF-8.
    package static func makeFile(_ path: [UInt8], _ text: String) {
        var ended = path.map { CChar(bitPattern: $0) }
        ended.append(0)
        let number = unsafe open(ended, O_WRONLY | O_CREAT, 0o644)
        guard number >= 0 else { return }
        var text = text
        _ = text.withUTF8 { unsafe write(number, $0.baseAddress, $0.count) }
        close(number)
    }
}
