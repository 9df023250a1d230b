package import BuildModel

/// What a reference itself says about the content that it wants.
package enum PinInReference: Hashable, Sendable {
    case digest(Digest)
    /// A git object name or the first digits of one: 7 to 64 lower-case hex digits.
    case commit(Text)

    /// Whether a recorded pin is the one that the reference asked for.
    package func agrees(with pin: Pin) -> Bool {
        switch (self, pin) {
        case (.digest(let wanted), .digest(let given)): wanted == given
        case (.commit(let wanted), .commit(let given)):
            given.string.utf8.starts(with: wanted.string.utf8)
        default: false
        }
    }
}
