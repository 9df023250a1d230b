import Glibc
import Synchronization

/// Signals as a flag that the pipeline looks at between files and pages.
package enum Signals {
    private static let received = Atomic<Int32>(0)

    /// From now on SIGINT, SIGTERM and SIGHUP set the flag, and a second one ends the process;
    /// a gone reader (SIGPIPE) and a size limit (SIGXFSZ) are errors of the write that meets them.
    package static func watch() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var current = sigaction()
            // A run under `nohup` goes on.
            if unsafe sigaction(number, nil, &current) == 0, isIgnored(current) { continue }
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { Signals.note($0) }
            // The handler is gone after its first use, so that a second signal is not ignored.
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESTART) | UInt32(SA_RESETHAND))
            unsafe _ = sigaction(number, &action, nil)
        }
    }

    /// The number of the signal that asked us to stop; `nil` where none came.
    package static var interruption: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    package static var isInterrupted: Bool { interruption != nil }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func note(_ number: Int32) {
        received.store(number, ordering: .relaxed)
    }
}
