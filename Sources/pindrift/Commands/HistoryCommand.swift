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
            A history holds the records of earlier nights, a line each. `pindrift build --history \
            FILE` reads it and adds the records of its run.
            """,
        subcommands: [Verify.self, Prune.self, Merge.self]
    )

    /// What all three need: the rules of reading and the file.
    struct Source {
        let file: HistoryFile
        let contents: HistoryFile.Contents

        init(_ argument: String) throws {
            guard let path = Arguments.path(argument), !path.bytes.isEmpty else {
                throw UsageError("FILE", "is empty, expected a path")
            }
            guard (try? path.status()) != nil else {
                throw RunFailure("\(path): does not exist")
            }
            file = HistoryFile(path: path)
            contents = try file.read(
                ReadingRules(nights: try NightRule()),
                limit: Self.longestLine
            )
        }

        /// Ends the command where a rewrite would lose lines that are no records.
        func requireReadable() throws {
            let torn = contents.diagnostics.count { $0.rule == "history-torn" }
            let lost = contents.brokenLineCount - torn
            guard lost == 0 else {
                throw RunFailure(
                    "\(file.path): has \(lost) lines that are no records; mend them first"
                )
            }
        }

        /// In bytes.
        private static let longestLine = 16 << 20
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
            let isWhole =
                contents.brokenLineCount == 0 && contents.isTidy
                && contents.diagnostics.isEmpty
            console.show(contents.diagnostics)
            let nights = Set(contents.records.compactMap(\.night?.label)).count
            try console.result(
                "\(source.file.path): \(contents.records.count) records of \(nights) nights, "
                    + "\(contents.brokenLineCount) broken lines, "
                    + (contents.isTidy ? "in order" : "not in order") + "\n"
            )
            throw ExitCode((isWhole ? ExitStatus.done : .unusableInput).rawValue)
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep the newest nights and drop the records of older ones.",
            discussion: "Records without a night stay."
        )

        @Argument(help: ArgumentHelp("A history file.", valueName: "file"))
        var file: String

        @Option(help: ArgumentHelp("How many nights stay.", valueName: "n"))
        var keepNights: Int

        mutating func validate() throws {
            if keepNights < 1 { throw ValidationError("--keep-nights must be at least 1") }
        }

        func run() async throws {
            let source = try Source(file)
            try source.requireReadable()
            let records = RecordOrder.merged(source.contents.records)
            let nights = Set(records.compactMap(\.night?.label))
                .sorted { NaturalOrder.precedes($0.string, $1.string) }
            let kept = Set(nights.suffix(keepNights))
            let rest = records.filter { $0.night.map { kept.contains($0.label) } ?? true }
            try source.file.write(rest)
            StandardStreams().console().say(
                "pindrift: kept \(rest.count) of \(records.count) records, "
                    + "\(kept.count) of \(nights.count) nights"
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
            let target = try Source(file)
            try target.requireReadable()
            var records = target.contents.records
            for other in others {
                let source = try Source(other)
                try source.requireReadable()
                records += source.contents.records
            }
            let merged = RecordOrder.merged(records)
            try target.file.write(merged)
            StandardStreams().console().say(
                "pindrift: \(merged.count) records, "
                    + "\(merged.count - RecordOrder.merged(target.contents.records).count) of them new"
            )
        }
    }
}
