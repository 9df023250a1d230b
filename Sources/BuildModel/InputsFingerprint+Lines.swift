extension InputsFingerprint {
    /// Lines of tab-separated fields in which no field can forge another.
    struct Lines {
        private(set) var text = ""

        mutating func add(_ word: String, _ fields: Text...) {
            add(Self.line([word] + fields.map(\.string)))
        }

        mutating func add(_ line: String) {
            text += line
            text += "\n"
        }

        /// The fields, each behind its length in bytes.
        static func line(_ fields: [String]) -> String {
            var line = ""
            line.reserveCapacity(fields.reduce(0) { $0 + $1.utf8.count + 6 })
            for field in fields {
                line += String(field.utf8.count)
                line += ":"
                line += field
                line += "\t"
            }
            return line
        }
    }
}
