import Glibc

/// Time of the day, and what the process has cost.
package enum SystemClock {
    /// Whole seconds since 1970.
    package static func secondsSince1970() -> Int64 { Int64(time(nil)) }

    /// CPU time of all threads of this process.
    package static func processTime() -> Duration {
        var spent = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent) == 0 else { return .zero }
        return .seconds(Int64(spent.tv_sec)) + .nanoseconds(Int64(spent.tv_nsec))
    }

    /// The most memory that the process ever held, in bytes.
    package static func peakMemoryInBytes() -> Int {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return Int(usage.ru_maxrss) * 1024
    }
}
