/// What builds that made inputs of a build add to its inputs; their sources are among its own.
extension InputsFingerprint {
    /// Adds what was asked of a nested build and of those nested in it.
    ///
    /// `pins` are those of the record's images by name.
    static func add(
        _ build: NestedBuild,
        _ pins: [Text: Pin],
        without pinnedContexts: Set<Attribute>,
        to lines: inout Lines
    ) {
        lines.add("nested", build.name)
        if let frontend = build.frontend {
            let pin = frontend.pin ?? frontend.image.flatMap { pins[$0] }
            lines.add("frontend", frontend.name, pin?.text ?? frontend.image ?? "")
        }
        for attribute in build.attributes
        where isComparable(attribute) && !pinnedContexts.contains(attribute) {
            lines.add("attribute", attribute.key, attribute.value)
        }
        for nested in build.dependencies {
            add(nested, pins, without: pinnedContexts, to: &lines)
        }
        lines.add("nested-end")
    }

    /// Whether every frontend image has a pin, of nested builds too.
    package static func hasPinnedFrontends(_ record: Record) -> Bool {
        if let frontend = record.frontend, frontend.image != nil, frontend.pin == nil {
            return false
        }
        guard !record.dependencies.isEmpty else { return true }
        let pins = imagePins(of: record)
        func isPinned(_ build: NestedBuild) -> Bool {
            if let frontend = build.frontend, frontend.pin == nil, let image = frontend.image,
                pins[image] == nil
            {
                return false
            }
            return build.dependencies.allSatisfy(isPinned)
        }
        return record.dependencies.allSatisfy(isPinned)
    }

    /// Whether every source of a nested build has a pin to be relied on.
    static func holdsPins(_ build: NestedBuild) -> Bool {
        build.sources.allSatisfy(isFirmlyPinned) && build.dependencies.allSatisfy(holdsPins)
    }

    /// Whether files of the client went into a nested build: nothing lists them, so that a build
    /// without another main context had them.
    static func hadLocalContext(_ build: NestedBuild) -> Bool {
        if build.attributes.contains(where: { $0.value.string.utf8.starts(with: "local:".utf8) }) {
            return true
        }
        guard build.attributes.contains(where: { $0.key == "context" }) else { return true }
        return build.dependencies.contains(where: hadLocalContext)
    }

    /// The first valid pin of each image, frontends included.
    static func imagePins(of record: Record) -> [Text: Pin] {
        var pins: [Text: Pin] = [:]
        for source in record.sources where source.kind == .dockerImage {
            guard let pin = source.pin, pin.isValid, pins[source.name] == nil else { continue }
            pins[source.name] = pin
        }
        return pins
    }
}
