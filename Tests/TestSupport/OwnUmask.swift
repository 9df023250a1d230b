import Foundation
import Glibc
import Synchronization

/// A umask for one body, that no other test sees where the system allows it.
package enum OwnUmask {
    /// Whether a thread can have a umask of its own; some containers forbid it.
    package static let isPossible: Bool = {
        let isPossible = Atomic(false)
        onThread { isPossible.store(isolate(), ordering: .relaxed) }
        return isPossible.load(ordering: .relaxed)
    }()

    /// Runs the body under the umask, on a thread of its own.
    package static func run(_ mask: UInt32, _ body: @escaping @Sendable () -> Void) {
        onThread {
            let isAlone = isolate()
            let old = umask(mask)
            body()
            if !isAlone { _ = umask(old) }
        }
    }

    /// Gives this thread what threads share of the file system: root, working directory, umask.
    private static func isolate() -> Bool { unshareFileSystem(0x200) == 0 }

    private static func onThread(_ body: @escaping @Sendable () -> Void) {
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            body()
            isDone.signal()
        }
        isDone.wait()
    }
}

/// `unshare`, which the Glibc module does not have; 0x200 is `CLONE_FS`.
@_silgen_name("unshare")
private func unshareFileSystem(_ flags: Int32) -> Int32
