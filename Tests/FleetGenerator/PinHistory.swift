/// The pins of one identity, night by night: it moves once for all builds that use it.
struct PinHistory {
    private let pins: [String]
    /// In these nights, builds before this share of the night still got the old pin.
    private let splits: [Int: Double]

    init(_ identity: SourceIdentity, number: Int, nights: Int, seed: UInt64) {
        var random = SeededRandom(seed, "pins", number)
        func draw() -> String { identity.kind == .git ? random.hex(40) : random.digest() }
        var pins = [draw()]
        var splits: [Int: Double] = [:]
        for night in 1..<max(nights, 2) {
            let moves = identity.moves(onNight: night, &random)
            pins.append(moves ? draw() : pins[night - 1])
            // About one night in a hundred sees both, whatever the rate of the moves.
            if moves, random.happens(0.2) {
                splits[night] = Double.random(in: 0..<1, using: &random)
            }
        }
        self.pins = pins
        self.splits = splits
    }

    /// `moment` is where in the night the build ran, from 0 to 1.
    func pin(onNight night: Int, at moment: Double) -> String {
        if night > 0, let split = splits[night], moment < split { return pins[night - 1] }
        return pins[night]
    }
}
