import Glibc

/// What the process has cost.
package enum SystemClock {
    /// CPU time of all threads of this process.
    package static func processTime() -> Duration {
        var spent = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent) == 0 else { return .zero }
        return .seconds(Int64(spent.tv_sec)) + .nanoseconds(Int64(spent.tv_nsec))
    }
}
