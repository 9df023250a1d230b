internal import FileAccess

/// Why a run cannot go on, in one line without a final full stop, and the status that says so.
struct RunFailure: Error, Hashable, Sendable, CustomStringConvertible {
    var status: ExitStatus
    var description: String

    init(_ description: String, status: ExitStatus = .failed) {
        self.status = status
        self.description = description
    }

    /// The end of a run that a signal asked to stop.
    static func stopped(bySignal number: Int32) -> RunFailure {
        RunFailure("stopped by signal \(number)", status: ExitStatus(signal: number))
    }

    /// Ends the run where a signal came; called between files, pages and stages.
    static func checkInterruption() throws(RunFailure) {
        if let number = Signals.interruption { throw stopped(bySignal: number) }
    }
}
