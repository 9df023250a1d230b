import BuildModel
import JSONText

/// `pindrift-manifest.json`: what the site consists of, so that the next run knows what is ours.
struct Manifest: Sendable {
    static let name = "pindrift-manifest.json"
    static let schema = "pindrift/manifest/1"

    /// Of pindrift, not of the format.
    let version: String
    /// Sorted by path.
    let files: [File]

    struct File: Hashable, Comparable, Sendable {
        let path: String
        let mark: FileMark

        static func < (left: File, right: File) -> Bool {
            if left.path != right.path { return left.path.precedesInBytes(right.path) }
            return left.mark.sha256.precedesInBytes(right.mark.sha256)
        }
    }
}

extension Manifest {
    /// The same bytes for the same files, whatever the order in which they were made.
    var bytes: [UInt8] {
        var json = JSONWriter(.indented, capacity: 64 + files.count * 160)
        json.object { json in
            json.member("schema", Self.schema)
            json.member("version", version)
            json.array("files") { json in
                for file in files {
                    json.object { json in
                        json.member("path", file.path)
                        json.member("sha256", file.mark.sha256)
                        json.member("size", file.mark.sizeInBytes)
                    }
                }
            }
        }
        json.endLine()
        return json.finish()
    }

    /// Reads what `bytes` writes; an entry that no run of ours can have written makes all unusable.
    init(parsing bytes: [UInt8]) throws(Unusable) {
        let limits = JSONLimits(maximumDepth: 8, maximumValues: 100_000_000)
        let root: JSONValue
        do {
            root = try JSONDocument(parsing: bytes, limits: limits).root
        } catch {
            throw Unusable(reason: "is not JSON (\(error.message))")
        }
        guard let schema = root["schema"], schema == Self.schema else {
            throw Unusable(reason: "is not of the schema \(Self.schema)")
        }
        guard let list = root["files"], list.isArray else {
            throw Unusable(reason: "has no list of files")
        }
        version = root["version"]?.string ?? ""
        var files: [File] = []
        for element in list.elements { files.append(try File(element)) }
        self.files = files
    }

    struct Unusable: Error {
        let reason: String
    }
}

extension Manifest.File {
    fileprivate init(_ value: JSONValue) throws(Manifest.Unusable) {
        guard let path = value["path"]?.string, (try? SitePath(path)) != nil,
            let sha256 = value["sha256"]?.string, sha256.utf8.count == 64,
            sha256.utf8.allSatisfy(\.isLowerHex),
            let size = value["size"]?.integer, size >= 0
        else { throw Manifest.Unusable(reason: "has an entry that is no file of a site") }
        self.init(path: path, mark: FileMark(sha256: sha256, sizeInBytes: Int(size)))
    }
}
