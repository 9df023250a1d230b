package import BuildModel
internal import Hashing
internal import JSONText

/// The record line: a record as one line of JSON, `pindrift/record/1` (design.md 6).
///
/// What `pindrift records` prints, what a history holds, and a valid input file.
package enum RecordLine {
    package static let schema = "pindrift/record/1"

    /// The line of a record, with its line end.
    package static func line(of record: Record) -> [UInt8] {
        var writer = JSONWriter(.compact, capacity: 2048)
        writer.object { writer in
            write(record, identified: true, to: &writer)
        }
        writer.endLine()
        return writer.finish()
    }

    /// SHA-256 in hex of the line without id, origins and a time from a modification time.
    package static func id(of record: Record) -> Text {
        var writer = JSONWriter(.compact, capacity: 2048)
        writer.object { writer in
            write(record, identified: false, to: &writer)
        }
        return Text(SHA256.hexDigest(of: writer.finish()))
    }

    private static func write(
        _ record: Record,
        identified: Bool,
        to writer: inout JSONWriter
    ) {
        writer.member("schema", schema)
        if identified { writer.member("id", record.id.string) }
        writer.member("image", record.image.string)
        writer.member("names", record.names)
        writer.member("target", record.target?.string)
        writer.member("platform", record.platform.description)
        if let night = record.night {
            writer.member("night", night.label.string)
            writer.member("nightFrom", night.origin.rawValue)
        }
        writeTime(record.time, identified: identified, to: &writer)
        writer.member("status", record.status.rawValue)
        writer.member("format", record.format.rawValue)
        writer.member("mode", record.mode?.rawValue)
        writer.list("outputs", record.outputs) { writer, output in
            writer.object { writer in
                writer.member("kind", output.kind.rawValue)
                writer.member("digest", output.digest.description)
            }
        }
        writeFrontend(record.frontend, to: &writer)
        writeAttributes(record.attributes, to: &writer)
        writer.member("attrsKnown", record.attributesKnown)
        writer.member("hidden", record.hidden)
        writer.list("sources", record.sources, write)
        writer.member("sourcesKnown", record.sourcesKnown)
        writer.list("deps", record.dependencies, write)
        writer.member("locals", record.locals)
        writer.member("secrets", record.secrets)
        writer.member("ssh", record.ssh)
        writeSurroundings(record, to: &writer)
        writer.object("inputs") { writer in
            writer.member("fingerprint", record.inputs.fingerprint.string)
            writer.member("complete", record.inputs.isComplete)
        }
        guard identified else { return }
        writer.list("origins", record.origins) { writer, origin in
            writer.object { writer in
                writer.member("file", origin.file.string)
                writer.member("shape", origin.shape.rawValue)
                writer.member("pointer", origin.pointer.string)
            }
        }
    }

    private static func writeTime(
        _ time: RecordTime?,
        identified: Bool,
        to writer: inout JSONWriter
    ) {
        guard let time, identified || time.source != .mtime else { return }
        writer.object("time") { writer in
            writer.member("at", time.at.description)
            writer.member("source", time.source.rawValue)
            writer.member("confidence", time.confidence.rawValue)
        }
    }

    private static func writeFrontend(_ frontend: Frontend?, to writer: inout JSONWriter) {
        guard let frontend else { return }
        writer.object("frontend") { writer in
            writer.member("name", frontend.name.string)
            writer.member("image", frontend.image?.string)
            writer.member("pin", frontend.pin?.text.string)
        }
    }

    private static func writeAttributes(_ attributes: [Attribute], to writer: inout JSONWriter) {
        guard !attributes.isEmpty else { return }
        writer.object("attrs") { writer in
            for attribute in attributes {
                writer.member(attribute.key.string, attribute.value.string)
            }
        }
    }

    private static func write(_ writer: inout JSONWriter, _ source: Source) {
        writer.object { writer in
            writer.member("kind", source.kind.rawValue)
            writer.member("identity", source.identity.string)
            writer.member("name", source.name.string)
            writer.member("refs", source.references)
            writer.member("pin", source.pin?.text.string)
            writer.member("state", source.state.rawValue)
            writer.member("role", source.role.rawValue)
            writer.member("via", source.via)
        }
    }

    private static func write(_ writer: inout JSONWriter, _ build: NestedBuild) {
        writer.object { writer in
            writer.member("name", build.name.string)
            writeFrontend(build.frontend, to: &writer)
            writeAttributes(build.attributes, to: &writer)
            writer.list("sources", build.sources, write)
            writer.list("deps", build.dependencies, write)
        }
    }

    private static func writeSurroundings(_ record: Record, to writer: inout JSONWriter) {
        if let context = record.context {
            writer.object("context") { writer in
                writer.member("url", context.url.string)
                writer.member("commit", context.commit?.string)
                writer.member("subdir", context.subdirectory?.string)
            }
        }
        if let vcs = record.versionControl {
            writer.object("vcs") { writer in
                writer.member("source", vcs.source?.string)
                writer.member("revision", vcs.revision?.string)
                writer.member("dirty", vcs.isDirty)
            }
        }
        writer.member("epoch", record.epoch)
        writer.member("compatibilityVersion", record.compatibilityVersion)
        writer.member("hermetic", record.isHermetic)
        writer.member("ref", record.builderReference?.string)
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ texts: [Text]) {
        member(key, texts.lazy.map(\.string))
    }
}
