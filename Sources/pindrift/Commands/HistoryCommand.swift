internal import ArgumentParser
internal import BuildModel
internal import FileAccess
internal import MetadataInput

/// Care for a history file: `verify`, `prune`, `merge`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Check, shorten or join history files.",
        discussion: """
            A history holds the records of earlier nights, a line each, and after them indexes, \
            manifests and configs that later files may need. `pindrift build --history FILE` reads \
            it and adds what its run read.
            """,
        subcommands: [Verify.self, Prune.self, Merge.self]
    )

    /// What all three need: the rules of reading and the file.
    struct Source {
        let file: HistoryFile
        let contents: HistoryFile.Contents
        private let lock: HistoryLock?

        /// `isRewritten` keeps other runs away for as long as the source lives.
        init(_ argument: String, isRewritten: Bool = false) throws {
            guard let path = Arguments.path(argument), !path.bytes.isEmpty else {
                throw UsageError("FILE", "is empty, expected a path")
            }
            guard (try? path.status()) != nil else {
                throw RunFailure("\(path): does not exist")
            }
            lock = isRewritten ? try HistoryLock(path) : nil
            file = HistoryFile(path: path)
            contents = try file.read(ReadingRules(nights: try NightRule()))
        }

        /// Replaces the file while no other run may.
        func rewrite(_ records: [Record], _ companions: [Companion]) throws {
            try withExtendedLifetime(lock) { try file.write(records, companions) }
        }

        /// Says what is wrong with the lines, and ends the command where a rewrite would lose some.
        func requireReadable(_ console: Console) throws {
            console.show(contents.diagnostics)
            try HistoryStage.requireReadable(file, contents)
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read every line and say whether the file is whole and in order.",
            discussion: "Exit status: 0 it is, 3 it is not."
        )

        @Argument(help: ArgumentHelp("A history file.", valueName: "file"))
        var file: String

        func run() async throws {
            let source = try Source(file)
            let console = StandardStreams().console()
            let contents = source.contents
            console.show(contents.diagnostics)
            let faults = contents.faults
            let nights = Set(contents.records.compactMap(\.night?.label)).count
            var counts = [
                counted(contents.records.count, "record") + " of " + counted(nights, "night")
            ]
            if !contents.companions.isEmpty {
                counts.append(
                    counted(contents.companions.count, "companion")
                        + " that may speak of more builds"
                )
            }
            let state = faults.isEmpty ? ["in order"] : faults
            let text = (counts + state).joined(separator: ", ")
            try console.result(ConsoleText.line("\(source.file.path): \(text)") + "\n")
            let isWhole = faults.isEmpty && contents.diagnostics.isEmpty
            if !isWhole, contents.lostLineCount == 0 {
                console.say(
                    "the next run that writes the file mends it, and so does `history prune`"
                )
            }
            throw ExitCode((isWhole ? ExitStatus.done : .unusableInput).rawValue)
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep the newest nights and drop the records of older ones.",
            discussion: "Records without a night stay, and so do indexes, manifests and configs."
        )

        @Argument(help: ArgumentHelp("A history file.", valueName: "file"))
        var file: String

        @Option(help: ArgumentHelp("How many nights stay.", valueName: "n"))
        var keepNights: Int

        mutating func validate() throws {
            if keepNights < 1 { throw ValidationError("--keep-nights must be at least 1") }
        }

        func run() async throws {
            let console = StandardStreams().console()
            let source = try Source(file, isRewritten: true)
            try source.requireReadable(console)
            let records = RecordOrder.merged(source.contents.records)
            let companions = source.contents.companions
            let nights = Set(records.compactMap(\.night?.label))
                .sorted { NaturalOrder.precedes($0.string, $1.string) }
            let kept = Set(nights.suffix(keepNights))
            let rest = records.filter { $0.night.map { kept.contains($0.label) } ?? true }
            let oldest = nights.suffix(keepNights).first
            try source.rewrite(
                rest,
                companions.filter { !CompanionKeeping.isOver($0, before: oldest) }
            )
            console.say(
                "pindrift: kept \(rest.count) of \(counted(records.count, "record")), "
                    + "\(kept.count) of \(counted(nights.count, "night"))"
            )
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add the records of other histories to the first one.",
            discussion: "A record that several files hold counts once."
        )

        @Argument(help: ArgumentHelp("The history that is rewritten.", valueName: "file"))
        var file: String

        @Argument(help: ArgumentHelp("Histories to add.", valueName: "other"))
        var others: [String]

        func run() async throws {
            let console = StandardStreams().console()
            let target = try Source(file, isRewritten: true)
            try target.requireReadable(console)
            var records = target.contents.records
            var companions = target.contents.companions
            for other in others {
                let source = try Source(other)
                try source.requireReadable(console)
                records += source.contents.records
                companions += source.contents.companions
            }
            let known = Set(target.contents.records.map(\.id))
            let merged = try Self.join(records, &companions, console)
            try target.rewrite(merged, companions)
            console.say(
                "pindrift: \(counted(merged.count, "record")), "
                    + "\(merged.count { !known.contains($0.id) }) of them new"
            )
        }

        /// Two histories may hold two parts of one build.
        private static func join(
            _ records: [Record],
            _ companions: inout [Companion],
            _ console: Console
        ) throws -> [Record] {
            let rules = ReadingRules(nights: try NightRule())
            var nights = Joining.join([], companions, nights: rules.nights).companions
            let joined = try Rejoining.join([], records, with: [], &nights, rules) {
                () throws(RunFailure) in try RunFailure.checkInterruption()
            }
            console.show(nights.diagnostics.sorted())
            companions = CompanionKeeping.waiting(nights.all(), beside: joined)
            return joined
        }
    }
}

extension HistoryFile.Contents {
    /// What is wrong with the file as a whole.
    fileprivate var faults: [String] {
        var faults: [String] = []
        if brokenLineCount > 0 { faults.append(counted(brokenLineCount, "broken line")) }
        if repeatedLineCount > 0 { faults.append(counted(repeatedLineCount, "repeated line")) }
        if !isInOrder { faults.append("not in order") }
        if !endsInLineFeed { faults.append("no line feed at its end") }
        return faults
    }
}
