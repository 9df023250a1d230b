package import BuildModel

extension Companion {
    /// Says that no build was found for a companion that this run read; `nil` where one was, or where
    /// the file tells of a build itself.
    package var noteOfNoBuild: Diagnostic? {
        guard !isJoined, !isEarlier, origin.shape != .imageConfigWithBuildInfo else { return nil }
        return Diagnostic(
            .note,
            rule: "companion-alone",
            at: Diagnostic.Place(file: origin.file, pointer: origin.pointer),
            found: alone,
            nextStep: "put it beside the metadata of the build that it belongs to"
        )
    }

    private var alone: String {
        switch subject {
        case .config: "an image config without build info that belongs to no build here"
        case .manifest: "a manifest that belongs to no build here"
        case .index: "an index that belongs to no build here"
        }
    }
}
