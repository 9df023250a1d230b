/// What the input says about one platform of one build: the unit of input and of history.
///
/// Contract: `pindrift/record/1` (the record line). Lists are sorted by bytes and free of doubles.
/// A copy costs one word until one of the two is changed.
package struct Record: Hashable, Sendable {
    // An array of one is a reference that copies what it refers to before a change.
    private var contents: [Contents]

    package init(image: Text, platform: Platform, format: Format) {
        contents = [Contents(image: image, platform: platform, format: format)]
    }
}

extension Record {
    /// SHA-256 in hex of the record line without id, origins and a time from a modification time.
    package var id: Text {
        get { contents[0].id }
        _modify { yield &contents[0].id }
    }

    /// The image's name: its repository without tag; else the bake target; else the file's path.
    package var image: Text {
        get { contents[0].image }
        _modify { yield &contents[0].image }
    }

    /// The image's names as given, redacted, digest-only and dangling ones left out.
    package var names: [Text] {
        get { contents[0].names }
        _modify { yield &contents[0].names }
    }

    package var target: Text? {
        get { contents[0].target }
        _modify { yield &contents[0].target }
    }

    package var platform: Platform {
        get { contents[0].platform }
        _modify { yield &contents[0].platform }
    }

    package var night: Night? {
        get { contents[0].night }
        _modify { yield &contents[0].night }
    }

    package var time: RecordTime? {
        get { contents[0].time }
        _modify { yield &contents[0].time }
    }

    package var status: Status {
        get { contents[0].status }
        _modify { yield &contents[0].status }
    }

    package var format: Format {
        get { contents[0].format }
        _modify { yield &contents[0].format }
    }

    package var mode: Mode? {
        get { contents[0].mode }
        _modify { yield &contents[0].mode }
    }

    /// In the order of `Output.Kind`.
    package var outputs: [Output] {
        get { contents[0].outputs }
        _modify { yield &contents[0].outputs }
    }

    package var frontend: Frontend? {
        get { contents[0].frontend }
        _modify { yield &contents[0].frontend }
    }

    /// Sorted by key.
    package var attributes: [Attribute] {
        get { contents[0].attributes }
        _modify { yield &contents[0].attributes }
    }

    package var attributesKnown: Bool {
        get { contents[0].attributesKnown }
        _modify { yield &contents[0].attributesKnown }
    }

    /// Keys whose value was redacted.
    package var hidden: [Text] {
        get { contents[0].hidden }
        _modify { yield &contents[0].hidden }
    }

    /// Sorted by identity, then pin.
    package var sources: [Source] {
        get { contents[0].sources }
        _modify { yield &contents[0].sources }
    }

    /// False where nothing was recorded; such a record is nobody's neighbour.
    package var sourcesKnown: Bool {
        get { contents[0].sourcesKnown }
        _modify { yield &contents[0].sourcesKnown }
    }

    package var dependencies: [NestedBuild] {
        get { contents[0].dependencies }
        _modify { yield &contents[0].dependencies }
    }

    package var locals: [Text] {
        get { contents[0].locals }
        _modify { yield &contents[0].locals }
    }

    package var secrets: [Text] {
        get { contents[0].secrets }
        _modify { yield &contents[0].secrets }
    }

    package var ssh: [Text] {
        get { contents[0].ssh }
        _modify { yield &contents[0].ssh }
    }

    package var context: Context? {
        get { contents[0].context }
        _modify { yield &contents[0].context }
    }

    package var versionControl: VersionControl? {
        get { contents[0].versionControl }
        _modify { yield &contents[0].versionControl }
    }

    /// `SOURCE_DATE_EPOCH` of the build, in seconds since 1970.
    package var epoch: Int64? {
        get { contents[0].epoch }
        _modify { yield &contents[0].epoch }
    }

    /// The number of the behaviour that the build asked BuildKit for.
    package var compatibilityVersion: Int64? {
        get { contents[0].compatibilityVersion }
        _modify { yield &contents[0].compatibilityVersion }
    }

    /// Whether no step had a network, as provenance says.
    ///
    /// `nil` where it says nothing: BuildKit writes only that it was so.
    package var isHermetic: Bool? {
        get { contents[0].isHermetic }
        _modify { yield &contents[0].isHermetic }
    }

    /// `builder/node/id`, as Buildx writes it.
    package var builderReference: Text? {
        get { contents[0].builderReference }
        _modify { yield &contents[0].builderReference }
    }

    package var inputs: Inputs {
        get { contents[0].inputs }
        _modify { yield &contents[0].inputs }
    }

    package var origins: [Origin] {
        get { contents[0].origins }
        _modify { yield &contents[0].origins }
    }
}
