/// What publishing is about to do next; tests watch it, break it off, or let it fail.
package enum PublishStep: Hashable, Sendable {
    case stage(String)
    case journal
    case makeFolder(String)
    case flush
    case create(String)
    case replace(String)
    case manifest
    case remove(String)
    case removeFolder(String)
    case finish
}

/// What publishing did, in files.
package struct PublishSummary: Hashable, Sendable {
    package var created = 0
    package var replaced = 0
    package var unchanged = 0
    package var removed = 0
    /// Stale files that stay because somebody edited them.
    package var kept = 0
}
