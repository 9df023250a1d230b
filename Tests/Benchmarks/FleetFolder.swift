import FileAccess
import FleetGenerator
import Foundation

/// A generated fleet on the disk, in a temporary folder.
final class FleetFolder {
    let path: String
    let isKept: Bool
    private(set) var files: [String] = []
    private(set) var sizeInBytes = 0
    private(set) var largest = 0

    var fleet: String { path + "/fleet" }

    init(_ options: Options) throws {
        let number = ProcessInfo.processInfo.processIdentifier
        path = FileManager.default.temporaryDirectory.path + "/pindrift-bench-\(number)"
        isKept = options.isKept
        try makeFolder(fleet)
        let generator = FleetGenerator(
            images: options.images,
            nights: options.nights,
            mix: options.mix
        )
        var folders: [String: Directory] = [:]
        for night in 0..<options.nights {
            for file in generator.files(ofNight: night) {
                try write(file, &folders)
            }
        }
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Makes an empty folder below the fleet's, in place of one that is there.
    func emptyFolder(_ name: String, holding folders: [String] = []) throws -> String {
        let folder = path + "/" + name
        try? FileManager.default.removeItem(atPath: folder)
        try makeFolder(folder)
        for inner in folders { try makeFolder(folder + "/" + inner) }
        return folder
    }

    private func makeFolder(_ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
    }

    private func write(_ file: GeneratedFile, _ folders: inout [String: Directory]) throws {
        let parts = file.path.split(separator: "/")
        let folder = parts.dropLast().joined(separator: "/")
        let name = String(parts.last ?? "")
        guard let leaf = BytePath(name), let root = BytePath(fleet + "/" + folder) else { return }
        if folders.count > 500 { folders = [:] }
        let directory = try folders[folder] ?? Directory.opened(orMadeAt: root)
        folders[folder] = directory
        try directory.createFile(leaf, file.bytes.span)
        files.append(fleet + "/" + file.path)
        sizeInBytes += file.bytes.count
        largest = max(largest, file.bytes.count)
    }
}
