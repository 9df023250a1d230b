internal import BuildModel
internal import JSONText

/// The companion line: an index, a manifest or a config as one line of JSON, `pindrift/companion/1`.
///
/// A history holds one for each companion that later files may need (`CompanionKeeping`); a valid
/// input file.
package enum CompanionLine {
    package static let schema = "pindrift/companion/1"

    /// The line of a companion, with its line end.
    package static func line(of companion: Companion) -> [UInt8] {
        var writer = JSONWriter(.compact, capacity: 1024)
        writer.object { writer in
            writer.member("schema", schema)
            writer.member("night", companion.night?.string)
            if companion.isJoined { writer.member("joined", true) }
            writer.member("content", companion.content?.description)
            write(companion.subject, to: &writer)
            if companion.path != companion.origin.file {
                writer.member("path", companion.path.string)
            }
            writer.object("origin") { writer in
                writer.member("file", companion.origin.file.string)
                writer.member("shape", companion.origin.shape.rawValue)
                writer.member("pointer", companion.origin.pointer.string)
            }
        }
        writer.endLine()
        return writer.finish()
    }

    private static func write(_ subject: Companion.Subject, to writer: inout JSONWriter) {
        switch subject {
        case .config(let config):
            writer.object("config") { writer in
                writer.member("platform", config.platform?.description)
                writer.member("created", config.created?.description)
            }
        case .manifest(let manifest):
            writer.object("manifest") { writer in
                writer.member("config", manifest.config?.description)
                writer.member("attested", manifest.attested?.description)
                writer.member("statements", manifest.statements.lazy.map(\.description))
                writer.member("platform", manifest.platform?.description)
                writer.member("created", manifest.created?.description)
            }
        case .index(let index):
            writer.object("index") { writer in
                writer.list("entries", index.entries) { writer, entry in
                    writer.object { writer in
                        writer.member("digest", entry.digest.description)
                        writer.member("platform", entry.platform?.description)
                        writer.member("attested", entry.attested?.description)
                        writer.member("created", entry.created?.description)
                    }
                }
            }
        }
    }
}
