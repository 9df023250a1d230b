/// What goes wrong in real directories, per 1,000 files (formats.md 14.8).
struct Mess {
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    /// Spoils a few of a night's files and adds a few that should not be there.
    func mix(into files: inout [GeneratedFile], night: Int) {
        for index in files.indices {
            var random = SeededRandom(seed, "mess", night, index)
            guard random.happens(0.02) else { continue }
            spoil(index, in: &files, &random)
        }
    }

    private func spoil(
        _ index: Int,
        in files: inout [GeneratedFile],
        _ random: inout SeededRandom
    ) {
        let file = files[index]
        switch random.index(ofWeights: [3, 2, 2, 1, 2, 1, 1, 1, 1]) {
        case 0:
            files[index].bytes = Array(file.bytes.prefix(random.happens(0.5) ? 0 : 300))
        case 1: replace("\"sha256:", with: "\"<digest>", in: &files[index])
        case 2:
            files[index].bytes = Array(#"{"name":"app","version":"1.0","dependencies":{}}"#.utf8)
        case 3:
            files[index].bytes = Array(#"{"containerimage.buildinfo":"eyJmcm9udGVuZCI6%%"}"#.utf8)
        case 4:
            replace("https://", with: "https://user:hunter2secret@", in: &files[index])
        case 5:
            let environment = (0..<4_000).map { "\"VARIABLE_\($0)\":\"" + random.hex(80) + "\"" }
            replace(
                "{",
                with: "{\"event\":{" + environment.joined(separator: ",") + "},",
                in: &files[index]
            )
        case 6: replace("app-", with: "app-<b>&-", in: &files[index])
        case 7: replace("app-", with: "äpp-日本-", in: &files[index])
        default:
            files.append(GeneratedFile(path: "copies/" + file.path, bytes: file.bytes))
        }
    }

    /// Replaces the first occurrence.
    private func replace(_ old: String, with new: String, in file: inout GeneratedFile) {
        let bytes = file.bytes
        let wanted = Array(old.utf8)
        let place = bytes.indices.first { bytes[$0...].starts(with: wanted) }
        guard let place else { return }
        file.bytes = Array(bytes[..<place]) + new.utf8 + bytes[(place + wanted.count)...]
    }
}
