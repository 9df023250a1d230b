internal import BuildModel
internal import FileAccess

/// All that a run is told: what the command line, the environment and `pindrift.yml` came to.
///
/// The pipeline reads nothing of these again, so that equal options and equal inputs give equal
/// bytes.
struct RunOptions: Hashable, Sendable {
    /// Never empty.
    var inputs: [Input]
    var output: BytePath = "public"
    /// Record lines of earlier nights, read before and rewritten after the run.
    var history: BytePath?
    /// A regular expression that compiles; matched by unicode scalars.
    var nightPattern: String?
    /// When a night ends and the next one starts, 0 to 1439 minutes after midnight UTC.
    var dayStartsInMinutes = 0
    /// Always holds `html`.
    var formats = Set(PageFormat.allCases)
    var templates: BytePath?
    var title: String?
    /// `http` or `https`, with one `/` at its end.
    var siteURL: String?
    var showArgs: [Glob] = []
    var hideArgs: [Glob] = []
    /// Sources whose pin should never move, besides those that look so.
    var fixedRefs: [Glob] = []
    /// Sources whose pin may move whatever they look like; stronger than `fixedRefs`.
    var movingRefs: [Glob] = []
    /// No pattern means every file.
    var include: [Glob] = []
    var exclude: [Glob] = []
    var maximumFileSizeInBytes = 16 << 20
    /// At least 1.
    var jobs = 1
    var isStrict = false
    var verbosity = Verbosity.normal
    /// In the order of the configuration; the first that matches names the image.
    var imageNames: [ImageName] = []
    /// `SOURCE_DATE_EPOCH`: the only time that a page may call its own.
    var sourceDateEpoch: Timestamp?

    /// One PATH.
    enum Input: Hashable, Sendable {
        /// A file or a directory.
        case path(BytePath)
        case standardInput
        /// `@list.txt`: a file that names further inputs, one a line.
        case list(BytePath)
    }

    enum PageFormat: String, Hashable, Sendable, CaseIterable {
        case html, md, json
    }

    enum Verbosity: Hashable, Sendable {
        case quiet, normal, verbose
    }

    /// Gives a name to the images whose own name matches.
    struct ImageName: Hashable, Sendable {
        var glob: Glob
        var name: Text
    }
}
