internal import BuildModel

/// Names that two inputs go by, and names of images that only their paths gave.
enum SideNames {
    /// The last component of each path, with as many before it as tell the two apart.
    static func distinct(_ paths: [String]) -> [String] {
        let parts = paths.map { path in
            path.utf8.split(separator: UInt8(ascii: "/")).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        let longest = parts.map(\.count).max() ?? 0
        let areEqual = Set(paths.map { Text($0) }).count == 1
        for count in 1...max(1, longest) {
            let names = parts.map { $0.suffix(count).joined(separator: "/") }
            if areEqual || Set(names.map { Text($0) }).count == names.count || count >= longest {
                return zip(names, paths).map { name, path in
                    path.utf8.elementsEqual("-".utf8) ? "stdin" : name.utf8.isEmpty ? path : name
                }
            }
        }
        return paths
    }

    /// The sides with one name for images that are called after their files.
    ///
    /// Such a name begins with the side's own, so it could never stand on the other side. It loses
    /// that part; where it is all of the name on both sides, the two files are one image.
    static func matched(_ sides: [DiffStage.Side]) -> [DiffStage.Side] {
        let pathNamed = sides.map { Set($0.input.records.filter(isNamedByPath).map(\.image)) }
        let isOnePair = sides.allSatisfy { Set($0.input.records.map(\.image)).count == 1 }
        guard pathNamed.allSatisfy({ !$0.isEmpty }) else { return sides }
        guard !isOnePair else {
            let name = pathNamed.last?.first ?? "unnamed"
            return renamed(sides) { _ in name }
        }
        return renamed(sides) { image in
            let bytes = image.string.utf8
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return image }
            return Text(String(image.string[bytes.index(after: slash)...]))
        }
    }

    private static func renamed(
        _ sides: [DiffStage.Side],
        _ name: (Text) -> Text
    ) -> [DiffStage.Side] {
        sides.map { side in
            var side = side
            for index in side.input.records.indices where isNamedByPath(side.input.records[index]) {
                side.input.records[index].image = name(side.input.records[index].image)
            }
            return side
        }
    }

    /// Whether nothing in the metadata named the image: then only its file's path did.
    private static func isNamedByPath(_ record: Record) -> Bool {
        guard record.names.isEmpty, record.target == nil else { return false }
        return record.origins.contains { origin in
            let stem = PathStem.of(origin.file)
            return record.image == stem
        }
    }
}

/// The name that a file's path gives, as far as it can be told without the night's rule.
private enum PathStem {
    static func of(_ file: Text) -> Text {
        var bytes = Array(file.string.utf8)
        for suffix in [".json", ".metadata"]
        where bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
            bytes.removeLast(suffix.utf8.count)
        }
        return Text(String(decoding: bytes, as: UTF8.self))
    }
}
