import Foundation
import TestSupport
import Testing

/// All files of a site as bytes, by path.
struct SiteTree: Equatable {
    let files: [String: [UInt8]]

    init(at folder: String) throws {
        var files: [String: [UInt8]] = [:]
        for path in Files.below(folder) {
            files[path] = try Files.bytes(at: folder + "/" + path)
        }
        self.files = files
    }

    /// The paths that only one of the two has, or that differ, sorted.
    func differences(from other: SiteTree) -> [String] {
        Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
    }

    func text(_ path: String) -> String {
        String(decoding: files[path] ?? [], as: UTF8.self)
    }

    /// The paths of files that hold the text.
    func files(holding text: String) -> [String] {
        let wanted = Data(text.utf8)
        return files.filter { Data($0.value).range(of: wanted) != nil }.map(\.key).sorted()
    }
}

/// The samples of the repository, copied so that no order, time or place of the original is left.
enum Samples {
    static let path = Repository.root + "/Samples"

    /// A folder that holds `Samples`, its files made in an order of their own.
    ///
    /// The seed decides the order and the modification times; equal seeds give equal folders.
    static func copy(seed: UInt64 = 1) throws -> TemporaryDirectory {
        let folder = TemporaryDirectory()
        var dice = Dice(state: seed)
        for file in Files.below(path).shuffled(using: &dice) {
            let copy = try folder.write(
                try Files.bytes(at: path + "/" + file),
                to: "Samples/" + file
            )
            let time = Date(timeIntervalSince1970: Double(dice.next() % 1_700_000_000))
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: copy)
        }
        return folder
    }

    /// Numbers that a seed decides (a linear congruential generator).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}

/// Builds a site, expects that it worked, and returns what is in it.
func build(
    _ arguments: [String],
    in folder: String,
    to output: String = "site",
    _ setting: Command.Setting = Command.Setting(),
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> SiteTree {
    let outcome = try Command.run(["build"] + arguments + ["-o", output], in: folder, setting)
    #expect(outcome.status == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
    return try SiteTree(at: output.hasPrefix("/") ? output : folder + "/" + output)
}
