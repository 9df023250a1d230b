import FleetGenerator

/// What the command line of the benchmarks says.
struct Options {
    var images = 1_000
    var nights = 30
    var mix = FleetGenerator.Mix.mixed
    /// How often each pair of work and floor is measured; the best of each counts.
    var rounds = 3
    /// Leaves out all that works in this process, so that the command alone has the machine.
    var isCommandOnly = false
    var isKept = false

    static let usage = """
        Benchmarks [--images N] [--nights N] [--mix mixed|buildinfo] [--rounds N] [--quick] \
        [--command-only] [--keep]
        """

    /// Fails on a word that it does not know.
    init(_ words: [String]) throws {
        var words = words[...]
        func number() throws -> Int {
            guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else {
                throw Misuse()
            }
            return number
        }
        while let word = words.popFirst() {
            switch word {
            case "--images": images = try number()
            case "--nights": nights = try number()
            case "--rounds": rounds = try number()
            case "--quick": (images, nights) = (200, 10)
            case "--command-only": isCommandOnly = true
            case "--keep": isKept = true
            case "--mix":
                guard let mix = words.popFirst().flatMap(FleetGenerator.Mix.init(rawValue:)) else {
                    throw Misuse()
                }
                self.mix = mix
            default: throw Misuse()
            }
        }
    }

    struct Misuse: Error, CustomStringConvertible {
        var description: String { "usage: " + Options.usage }
    }
}
