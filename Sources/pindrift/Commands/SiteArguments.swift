internal import ArgumentParser

/// What is written and where: the options of a command that makes a site.
struct SiteArguments: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the site goes. (default: public)", valueName: "dir")
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Record lines of earlier nights; new records are added to the file.",
            valueName: "file"
        )
    )
    var history: String?

    @Option(
        help: ArgumentHelp(
            "What pages are written as; html is always among them. (default: html,md,json)",
            valueName: "list"
        )
    )
    var formats: String?

    @Option(help: ArgumentHelp("Page templates that replace the built-in ones.", valueName: "dir"))
    var templates: String?

    @Option(help: ArgumentHelp("The name of the site.", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "Where the site is published, for canonical links and the sitemap.",
            valueName: "url"
        )
    )
    var siteURL: String?

    func apply(to layers: inout SettingLayers) {
        layers.setFlag("--output", .output, to: output)
        layers.setFlag("--history", .history, to: history)
        layers.setFlag("--formats", .formats, to: formats)
        layers.setFlag("--templates", .templates, to: templates)
        layers.setFlag("--title", .title, to: title)
        layers.setFlag("--site-url", .siteURL, to: siteURL)
    }
}
