extension Record {
    /// What a record refers to; each property is told where `Record` has it.
    struct Contents: Hashable, Sendable {
        var id: Text
        var image: Text
        var names: [Text]
        var target: Text?
        var platform: Platform
        var night: Night?
        var time: RecordTime?
        var status: Status
        var format: Format
        var mode: Mode?
        var outputs: [Output]
        var frontend: Frontend?
        var attributes: [Attribute]
        var attributesKnown: Bool
        var hidden: [Text]
        var sources: [Source]
        var sourcesKnown: Bool
        var dependencies: [NestedBuild]
        var locals: [Text]
        var secrets: [Text]
        var ssh: [Text]
        var context: Context?
        var versionControl: VersionControl?
        var epoch: Int64?
        var compatibilityVersion: Int64?
        var isHermetic: Bool?
        var builderReference: Text?
        var inputs: Inputs
        var origins: [Origin]

        init(image: Text, platform: Platform, format: Format) {
            id = ""
            self.image = image
            names = []
            self.platform = platform
            status = .ok
            self.format = format
            outputs = []
            attributes = []
            attributesKnown = false
            hidden = []
            sources = []
            sourcesKnown = false
            dependencies = []
            locals = []
            secrets = []
            ssh = []
            inputs = Inputs(fingerprint: "", isComplete: false)
            origins = []
        }
    }
}
