import Synchronization

extension Publisher {
    /// Makes the staged files the site, once all of them are staged.
    ///
    /// An error before the first change leaves the site as it was. After it, the error leaves a site
    /// whose files are whole and whose links resolve, and the next run finishes.
    package func commit() throws(PublishError) -> PublishSummary {
        if options.isInterrupted() {
            abandon()
            throw .interrupted
        }
        let files = state.withLock { Array($0.planned.values) }
        var commit = Commit(self, files)
        defer { abandon() }
        return try commit.run()
    }
}
