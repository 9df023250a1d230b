/// A flag, a variable or a key of the configuration that cannot be understood.
///
/// `reason` says what was found by its kind and what is expected. It never holds the value, which
/// may be a secret.
struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
    var place: String
    var reason: String

    init(_ place: String, _ reason: String) {
        self.place = place
        self.reason = reason
    }

    var description: String { place + ": " + reason }
}
