import Foundation
import Glibc

/// Runs the body on a thread that has a umask of its own, so that no other test sees it.
package func withUmask(_ mask: UInt32, _ body: @escaping @Sendable () -> Void) {
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        // What a thread shares of the file system with the others: root, working directory, umask.
        precondition(unshareFileSystem(0x200) == 0)
        _ = umask(mask)
        body()
        isDone.signal()
    }
    isDone.wait()
}

/// `unshare`, which the Glibc module does not have; 0x200 is `CLONE_FS`.
@_silgen_name("unshare")
private func unshareFileSystem(_ flags: Int32) -> Int32
