internal import BuildModel

/// How far joining follows what files say of one another, and what it left out because of that.
///
/// Builds of real images stay far below these numbers. Without them a small input would make work
/// and records that grow with the product of its parts.
struct JoinLimits {
    /// Outputs of one kind; a draft with more is joined by none of them.
    static let outputs = 16
    /// Drafts that have one output; they are not told apart where there are more.
    static let holders = 256
    /// Attestations of one image in one index, and statements of one attestation.
    static let attestations = 64
    /// Records that every build may become where its index tells its images, whatever others became.
    static let freeParts = 16
    /// Records beyond those that all builds of a run may become together.
    static let moreParts = 20_000

    private(set) var diagnostics: Set<Diagnostic> = []
    private var partCount = 0

    /// Whether a build may become so many records; those that it becomes are counted.
    mutating func allowsSplit(into count: Int) -> Bool {
        let more = max(0, count - Self.freeParts)
        guard more <= Self.moreParts - partCount else { return false }
        partCount += more
        return true
    }

    /// Says once what a limit left out; nothing where there is no place to name.
    mutating func report(
        at origin: Record.Origin?,
        found: String,
        expected: String,
        nextStep: String? = nil
    ) {
        guard let origin else { return }
        diagnostics.insert(
            Diagnostic(
                .warning,
                rule: "join-limit",
                at: Diagnostic.Place(file: origin.file, pointer: origin.pointer),
                found: found,
                expected: expected,
                nextStep: nextStep
            )
        )
    }
}
