import Foundation
import PackagePlugin

/// Puts the files of `Templates/` and `Site/` into the binary.
///
/// The build calls the generator again when one of the files changes. The links to the two folders in
/// the target's own make the build ask this plugin again when a file comes or goes. Foundation lists
/// the folders: a plugin has nothing else, and it runs while building only.
@main
struct EmbedAssets: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = ["Templates", "Site"].map { root.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        let tool = try context.tool(named: "EmbedAssetsTool")
        return [
            .buildCommand(
                displayName: "Embedding Templates and Site",
                executable: tool.url,
                arguments: [output.path] + folders.map(\.path),
                inputFiles: folders.flatMap(Self.files),
                outputFiles: [output]
            )
        ]
    }

    private static func files(below folder: URL) -> [URL] {
        let below = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let urls = (below?.allObjects ?? []).compactMap { $0 as? URL }
        return urls.sorted { $0.path < $1.path }
    }
}
