internal import BuildModel
internal import FileAccess
internal import FleetAnalysis
internal import ReportPages
internal import SiteOutput

/// The stages from a fleet to a site on disk: compose, render, publish.
final class SiteStage {
    private let options: RunOptions
    private let templates: TemplateStore
    private var publisher: Publisher?

    /// Checks where the site goes and its templates, before any input is read.
    ///
    /// An output that exists is locked from here on.
    init(_ options: RunOptions) throws {
        self.options = options
        try OutputPlacement.check(output: options.output, inputs: options.arguments)
        templates = try TemplateStore(
            overlay: try Self.overlay(options.templates),
            pages: SitePages.templates
        )
        if (try? options.output.status()) != nil { publisher = try Self.open(options) }
    }

    /// The output directory, which is never an input; `nil` where it does not exist yet.
    var outputIdentity: FileIdentity? { publisher?.outputIdentity }

    /// Where the rest of the problems can be read, for the terminal.
    var problemsPath: String { options.output.appending("problems.html").description }

    /// Renders all pages, in parallel, and makes them the site.
    func publish(
        _ findings: Findings,
        _ diagnostics: [Diagnostic],
        _ console: Console
    ) async throws -> RunSummary.Site {
        let publisher = try openedPublisher()
        let pages = try pages(findings, diagnostics, publisher)
        let keys = pages.keys
        let progress = { (done: Int) in console.progress("writing", done, of: keys.count) }
        let paths = try await keys.concurrentMap(width: options.jobs, progress: progress) {
            key throws(any Error) in
            try RunFailure.checkInterruption()
            let files = try pages.files(of: key)
            for file in files { try publisher.stage(file.path, file.bytes) }
            return files.map(\.path)
        }
        try stageSitemap(of: Array(paths.joined()), publisher)
        return try commit(publisher)
    }

    private func stageSitemap(of paths: [String], _ publisher: Publisher) throws {
        guard let siteURL = options.siteURL else { return }
        let pages = paths.filter { $0.utf8.suffix(5).elementsEqual(".html".utf8) }
        guard let map = Sitemap.file(siteURL: siteURL, pages: pages) else { return }
        try publisher.stage(map.path, map.bytes)
    }

    private func openedPublisher() throws -> Publisher {
        let publisher = try publisher ?? Self.open(options)
        self.publisher = publisher
        return publisher
    }

    private func pages(
        _ findings: Findings,
        _ diagnostics: [Diagnostic],
        _ publisher: Publisher
    ) throws -> SitePages {
        let assets = SiteAssets()
        for file in assets.files { try publisher.stage(file.path, file.bytes) }
        return SitePages(input(findings, diagnostics, assets), templates: templates)
    }

    private func commit(_ publisher: Publisher) throws -> RunSummary.Site {
        let summary = try Self.publishing { try publisher.commit() }
        return RunSummary.Site(
            index: options.output.appending("index.html"),
            files: summary.created + summary.replaced + summary.unchanged,
            filesWritten: summary.created + summary.replaced
        )
    }

    private func input(
        _ findings: Findings,
        _ diagnostics: [Diagnostic],
        _ assets: SiteAssets
    ) -> SiteInput {
        SiteInput(
            findings: findings,
            diagnostics: diagnostics,
            title: options.title ?? "pindrift",
            siteURL: options.siteURL,
            formats: Set(
                options.formats.map { format -> SiteFrame.Format in
                    switch format {
                    case .html: .html
                    case .md: .markdown
                    case .json: .json
                    }
                }
            ),
            stylesheet: assets.stylesheet,
            generatedAt: options.sourceDateEpoch,
            version: Pindrift.version
        )
    }

    private static func open(_ options: RunOptions) throws -> Publisher {
        var settings = Publisher.Options(version: Pindrift.version)
        settings.isInterrupted = { Signals.interruption != nil }
        return try publishing { try Publisher(output: options.output, settings) }
    }

    /// Gives an output in use its own exit status, and a signal that of signals.
    private static func publishing<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as PublishError {
            if case .interrupted = error { try RunFailure.checkInterruption() }
            if case .inUse = error { throw RunFailure("\(error)", status: .busy) }
            throw error
        }
    }

    /// The files of `--templates DIR`, by name.
    private static func overlay(_ path: BytePath?) throws -> [String: [UInt8]] {
        guard let path else { return [:] }
        let directory = try Directory(opening: path)
        var files: [String: [UInt8]] = [:]
        for entry in try directory.entries() where entry.kind == .file {
            let name = entry.name.text
            guard !name.utf8.starts(with: ".".utf8) else { continue }
            files[name] = try directory.file(entry.name).contents(limit: largestTemplate)
        }
        return files
    }

    /// In bytes.
    private static let largestTemplate = 1 << 20
}
