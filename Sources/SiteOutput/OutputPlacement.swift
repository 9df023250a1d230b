package import FileAccess

/// Whether a site may be written where the inputs are.
package enum OutputPlacement {
    /// Refuses an output that is an input or that holds one.
    ///
    /// An output within an input directory is fine, since the scan leaves it out. An output that is
    /// an input, or that holds one, would mix the files of two owners.
    ///
    /// Paths that do not exist yet are judged by where they would be; `-` and lists do not count.
    package static func check(output: BytePath, inputs: [BytePath]) throws(PlacementError) {
        guard let identity = try? output.status().identity else { return }
        for input in inputs where input != "-" && input.bytes.first != UInt8(ascii: "@") {
            guard let holders = try? holders(of: input), let nearest = holders.first else {
                continue
            }
            if nearest == identity, isDirectory(input) {
                throw PlacementError(output: output, input: input, problem: .same)
            }
            if holders.contains(identity) {
                throw PlacementError(output: output, input: input, problem: .holdsInput)
            }
        }
    }

    /// The directory that the input is or is in, and all above it.
    private static func holders(of input: BytePath) throws(FileError) -> [FileIdentity] {
        let resolved = try input.resolved()
        let place = isDirectory(input) ? resolved : resolved.parent
        return try Directory(opening: place).ancestorIdentities()
    }

    private static func isDirectory(_ path: BytePath) -> Bool {
        (try? path.status().kind) == .directory
    }
}

/// The output would be an input, or would hold one.
package struct PlacementError: Error, Hashable, Sendable, CustomStringConvertible {
    package let output: BytePath
    package let input: BytePath
    package let problem: Problem

    /// How the output and the input lie to one another.
    package enum Problem: Hashable, Sendable {
        case same, holdsInput
    }

    /// One line that ends in the next step.
    package var description: String {
        let what =
            switch problem {
            case .same: "is an input as well"
            case .holdsInput: "holds the input \(input)"
            }
        return "\(output): \(what); name another directory with `--output`"
    }
}
