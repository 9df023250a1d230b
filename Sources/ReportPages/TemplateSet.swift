import CommonMark
import EmbeddedAssets
import Mustache

/// The files of `Templates/`, those of a directory laid over them, each read once and found usable.
struct TemplateSet: Sendable {
    let library: MustacheLibrary
    private let tags: [String: TemplateTags]

    /// Reads the files; `overlay` replaces files by their names and may add none.
    init(_ embedded: [EmbeddedFile], overlay: [String: [UInt8]]) throws(TemplateError) {
        let known = Set(embedded.map(\.path))
        for name in overlay.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where !known.contains(name) {
            let names = embedded.map(\.path).joined(separator: ", ")
            throw TemplateError(
                file: name,
                problem: "is not the name of a template; known are \(names)"
            )
        }
        var library = MustacheLibrary()
        var tags: [String: TemplateTags] = [:]
        for file in embedded {
            let source = try Self.source(overlay[file.path] ?? file.bytes, file: file.path)
            tags[file.path] = try TemplateTags(of: source, file: file.path)
            library.register(try Self.parsed(source, file: file.path), named: file.path)
        }
        self.library = library
        self.tags = tags
    }

    /// Refuses names that the page does not give, in the file and in its partials.
    func check(_ file: String, names: [String]) throws(TemplateError) {
        var visited: [String] = []
        try check(file, names: names, under: [], visited: &visited)
    }

    private func check(
        _ file: String,
        names: [String],
        under path: [String],
        visited: inout [String]
    ) throws(TemplateError) {
        guard let tags = tags[file] else {
            throw TemplateError(
                file: file,
                problem: "is no template; asked for by \(path.last ?? "a page")"
            )
        }
        guard !path.contains(file) else {
            throw TemplateError(file: file, problem: "is a partial of itself")
        }
        guard !visited.contains(file) else { return }
        visited.append(file)
        for name in tags.names where !names.contains(name) {
            let known = names.joined(separator: ", ")
            throw TemplateError(
                file: file,
                problem: "`{{\(name)}}` is not known; known are \(known)"
            )
        }
        for partial in tags.partials {
            try check(partial, names: names, under: path + [file], visited: &visited)
        }
    }

    /// Sixteen times what the largest of ours has.
    private static let maximumSizeInBytes = 64 << 10

    private static func source(_ bytes: [UInt8], file: String) throws(TemplateError) -> String {
        guard bytes.count <= maximumSizeInBytes else {
            throw TemplateError(
                file: file,
                problem: "has \(bytes.count) bytes; at most \(maximumSizeInBytes) are read"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateError(file: file, problem: "is not UTF-8")
        }
        guard !text.unicodeScalars.contains(where: StandIns.isStandIn) else {
            throw TemplateError(
                file: file,
                problem:
                    "holds a private-use character (U+F0000 and above), which stands for values"
            )
        }
        guard text.utf8.contains(0x0D) else { return text }
        return String(decoding: text.utf8.filter { $0 != 0x0D }, as: UTF8.self)
    }

    private static func parsed(
        _ source: String,
        file: String
    ) throws(TemplateError) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: source)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                file: file,
                problem: "line \(error.context.lineNumber): \(error.error)"
            )
        } catch {
            throw TemplateError(file: file, problem: "\(error)")
        }
    }
}
