package import BuildModel

/// What is left of a build's attributes after redaction, and the facts that they hold.
package struct FilteredAttributes: Hashable, Sendable {
    /// What may be shown, sorted by key.
    package var shown: [Attribute] = []
    /// Keys whose value was withheld, sorted.
    package var hidden: [Text] = []
    /// Keys of values over 64 KiB, sorted; they are hidden too.
    package var oversized: [Text] = []
    /// The image of `source`, else `cmdline`, else `BUILDKIT_SYNTAX`.
    package var frontend: SourceReference?
    /// The image that `attest:sbom` names.
    package var scanner: SourceReference?
    /// `SOURCE_DATE_EPOCH` in seconds since 1970.
    package var epoch: Int64?
    /// The main context's reference, redacted.
    package var context: Text?
    /// Sorted by name.
    package var namedContexts: [NamedContext] = []
    package var versionControl: Record.VersionControl?
    /// Those that the build was asked for, as they are named, in normal form.
    package var platforms: [Platform] = []
    /// The label `org.opencontainers.image.created`.
    package var created: Timestamp?

    package init() {}

    /// What is kept of a nested build, which has no field of its own for the epoch; sorted by key.
    var nested: [Attribute] {
        guard let epoch else { return shown }
        let time = Attribute(key: "build-arg:SOURCE_DATE_EPOCH", value: Text(String(epoch)))
        return (shown.filter { $0.key != time.key } + [time]).sorted { $0.key < $1.key }
    }

    /// A context that is no main one: its key without platform, its value redacted, with the store of a layout.
    package struct NamedContext: Hashable, Sendable {
        package var name: Text
        package var value: Text

        package init(name: Text, value: Text) {
            self.name = name
            self.value = value
        }
    }
}
