/// Digests in full, as real files have them.
enum Sample {
    static let alpine = "sha256:21a3deaa0d32a8057914f36584b5288d2e5ecc984380bc0118285c70fa8c9300"
    static let xx = "sha256:21a61be4744f6531cb5f33b0e6f40ede41fa3a1b8c82d5946178f80cc84bfc04"
    static let other = "sha256:1d30d1ba3cb90962067e9b29491fbd56997979d54376f23f01448b5c5cd8b462"
    static let commit = "34685b0fd8cfd730e5d15f5e38a53d305468a326"
    static let longCommit = "419455202b0ef97e480d7f8199b26a721a417818bc0e2d106975f74323f25e6c"
}

/// A small generator with a seed, so that a failing loop fails again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A text of at most `limit` of the pieces.
    mutating func text(of pieces: [String], limit: Int) -> String {
        (0..<Int.random(in: 0...limit, using: &self)).map { _ in
            pieces.randomElement(using: &self) ?? ""
        }.joined()
    }
}
