/// One frontend attribute that may be shown: its key as recorded (`build-arg:VERSION`) and its value.
package struct Attribute: Hashable, Sendable {
    package var key: Text
    package var value: Text

    package init(key: Text, value: Text) {
        self.key = key
        self.value = value
    }
}

/// The frontend that turned a definition into a build.
package struct Frontend: Hashable, Sendable {
    /// `dockerfile` for both spellings of the Dockerfile frontend; else the name as recorded.
    package var name: Text
    /// The frontend image's reference in normal form, where a `# syntax=` line asked for one.
    package var image: Text?
    package var pin: Pin?

    package init(name: Text, image: Text? = nil, pin: Pin? = nil) {
        self.name = name
        self.image = image
        self.pin = pin
    }
}

/// The build that made an input of another build, as buildinfo nests it.
package struct NestedBuild: Hashable, Sendable {
    package var name: Text
    package var frontend: Frontend?
    package var attributes: [Attribute]
    package var sources: [Source]
    package var dependencies: [NestedBuild]

    package init(
        name: Text,
        frontend: Frontend? = nil,
        attributes: [Attribute] = [],
        sources: [Source] = [],
        dependencies: [NestedBuild] = []
    ) {
        self.name = name
        self.frontend = frontend
        self.attributes = attributes
        self.sources = sources
        self.dependencies = dependencies
    }
}
