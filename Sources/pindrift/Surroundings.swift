internal import BuildModel
internal import FileAccess

/// What the process finds around it, read once at its start.
struct Surroundings {
    var variable: (String) -> String?
    var isErrorTerminal: Bool
    var processors: Int
    /// Columns of the terminal that results go to; `nil` where they go elsewhere.
    var outputWidth: Int?

    static var current: Surroundings {
        Surroundings(
            variable: { Environment.value($0) },
            isErrorTerminal: Terminal.isErrorTerminal,
            processors: Processors.active,
            outputWidth: Terminal.outputWidth
        )
    }

    /// `SOURCE_DATE_EPOCH`: whole seconds since 1970, up to the year 9999.
    func sourceDateEpoch() throws(UsageError) -> Timestamp? {
        let name = "SOURCE_DATE_EPOCH"
        guard let text = variable(name), !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy(\.isDigit), let seconds = Int64(text),
            seconds <= 253_402_300_799
        else {
            throw UsageError(name, "is not a number of seconds since 1970, up to the year 9999")
        }
        return Timestamp(secondsSince1970: seconds)
    }

    /// Whether a line may be drawn over and over: a terminal, and no CI that keeps every copy.
    var allowsProgress: Bool {
        let ci = variable("CI") ?? ""
        return isErrorTerminal && variable("TERM") != "dumb" && (ci.isEmpty || ci == "false")
    }
}
