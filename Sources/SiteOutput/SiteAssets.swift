internal import BuildModel
internal import EmbeddedAssets
package import ReportPages

/// The files of a site that are no pages: what pages load, and what hosts want to see.
package struct SiteAssets: Sendable {
    /// Ready to be staged, sorted by path.
    package let files: [PageFile]
    /// The path of the style sheet from the site's root.
    package let stylesheet: String

    /// The embedded files under names with their hashes, and the mark that keeps GitHub Pages from
    /// dropping files.
    package init() {
        var files = [PageFile(path: ".nojekyll", bytes: [])]
        var stylesheet = ""
        for file in EmbeddedAssets.site {
            let asset = HashedAsset(name: file.path, file.bytes)
            let path = "assets/" + asset.name
            if file.path == "style.css" { stylesheet = path }
            files.append(PageFile(path: path, bytes: asset.bytes))
        }
        self.files = files.sorted { $0.path.precedesInBytes($1.path) }
        self.stylesheet = stylesheet
    }
}
