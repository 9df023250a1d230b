import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import TestSupport

/// All files of a site in memory.
struct RenderedSite {
    let files: [PageFile]
    private let places: [String: Int]

    init(_ input: SiteInput) throws {
        let store = try TemplateStore(pages: SitePages.templates)
        let pages = SitePages(input, templates: store)
        files = try pages.keys.flatMap { try pages.files(of: $0) }
        places = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    }

    /// Writes the site below `PINDRIFT_SAMPLES/name`, where that is set, to be looked at.
    func keep(_ name: String) throws {
        guard let directory = ProcessInfo.processInfo.environment["PINDRIFT_SAMPLES"] else {
            return
        }
        for file in files {
            try Files.write(file.bytes, to: directory + "/" + name + "/" + file.path)
        }
    }

    /// The text of the file whose path begins and ends so, where there is exactly one.
    func text(_ prefix: String, _ ending: String) -> String? {
        let found = files.filter { $0.path.hasPrefix(prefix) && $0.path.hasSuffix(ending) }
        guard found.count == 1, let file = found.first else { return nil }
        return String(decoding: file.bytes, as: UTF8.self)
    }

    func text(_ path: String) -> String? {
        places[path].map { String(decoding: files[$0].bytes, as: UTF8.self) }
    }

    var pages: [(path: String, html: String)] {
        files.filter { $0.path.hasSuffix(".html") }
            .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    }
}

/// What the bytes of a page hold, cut out by hand and not by the code under test.
struct PageLinks {
    let ids: [String]
    let links: [String]

    init(_ html: String) {
        ids = Self.values(of: " id=\"", in: html)
        links = Self.values(of: " href=\"", in: html)
    }

    private static func values(of attribute: String, in html: String) -> [String] {
        let bytes = Array(html.utf8)
        let wanted = Array(attribute.utf8)
        var values: [String] = []
        var place = 0
        while place + wanted.count < bytes.count {
            if bytes[place] == 0x20, bytes[place...].starts(with: wanted) {
                let rest = bytes[(place + wanted.count)...].prefix { $0 != UInt8(ascii: "\"") }
                values.append(String(decoding: rest, as: UTF8.self))
            }
            place += 1
        }
        return values
    }
}
