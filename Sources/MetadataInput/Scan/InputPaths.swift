import FileAccess

/// The PATH arguments as places to scan: lists are read, `-` is kept apart.
struct InputPaths {
    private(set) var places: [Place] = []
    private(set) var usesStandardInput = false

    struct Place {
        let path: BytePath
        /// The list that named it and the number of the line; for messages.
        let origin: String?
    }

    init(_ arguments: [BytePath], listLimit: Int) throws(ScanError) {
        for argument in arguments {
            if argument == "-" {
                usesStandardInput = true
            } else if argument.bytes.first == UInt8(ascii: "@") {
                let list = BytePath(display: Array(argument.bytes.dropFirst()))
                try addList(list, limit: listLimit)
            } else {
                places.append(Place(path: argument, origin: nil))
            }
        }
    }

    /// One path a line, taken as it stands; empty lines and a carriage return at the end are dropped.
    private mutating func addList(_ list: BytePath, limit: Int) throws(ScanError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try InputFile(opening: list).contents(limit: limit)
        } catch {
            throw ScanError(description: "@\(list): \(error)")
        }
        for (index, line) in bytes.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        ).enumerated() {
            let body = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if body.isEmpty { continue }
            let origin = "@\(list), line \(index + 1)"
            guard let path = BytePath(bytes: Array(body)) else {
                throw ScanError(
                    description: "\(origin): holds a NUL byte, expected one path a line"
                )
            }
            places.append(Place(path: path, origin: origin))
        }
    }
}
