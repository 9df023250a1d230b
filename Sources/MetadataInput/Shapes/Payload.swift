internal import BuildModel

/// What build info or provenance says of one platform of a build, in one form for both.
struct Payload {
    let format: Record.Format
    /// The platform that the value is about, where its place says so.
    var platform: Platform?
    var mode: Record.Mode?
    /// As recorded: `dockerfile.v0`, `gateway.v0`, or nothing.
    var frontendName: String?
    /// `nil` where they are not known, as in image configs and in provenance that left some out.
    var attributes: FilteredAttributes?
    /// False where provenance says that it left some of them out.
    var attributesComplete = true
    /// `nil` where nothing was recorded.
    var sources: [SourceEntry]?
    /// Digests that an engine's store takes for pins of images.
    var localPins: Set<Text> = []
    var dependencies: [NestedBuild] = []
    /// Hidden keys of nested builds.
    var hiddenElsewhere: [Text] = []
    var locals: [Text] = []
    var secrets: [Text] = []
    var ssh: [Text] = []
    /// Whether these two lists are whole; `nil` in a format that has no such lists.
    var secretsKnown: Bool?
    /// Whether the build could not do without a secret, so that one took part.
    var needsSecret = false
    /// The main context as provenance names it, and its commit.
    var contextURL: String?
    var contextCommit: String?
    var compatibilityVersion: Int64?
    var startedAt: Timestamp?
    var builderPlatform: Platform?
    var isHermetic: Bool?

    init(format: Record.Format) {
        self.format = format
    }
}
