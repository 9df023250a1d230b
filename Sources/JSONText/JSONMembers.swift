/// The members of an object in the order of the file; none for other kinds.
package struct JSONMembers: Sequence, Sendable {
    let value: JSONValue

    package func makeIterator() -> Iterator {
        Iterator(document: value.document, range: value.contents(of: Tape.Mark.object))
    }

    package var underestimatedCount: Int { value.isObject ? value.count : 0 }

    package struct Iterator: IteratorProtocol {
        private let document: JSONDocument
        private var index: Int
        private let end: Int

        init(document: JSONDocument, range: Range<Int>) {
            self.document = document
            index = range.lowerBound
            end = range.upperBound
        }

        package mutating func next() -> (key: JSONKey, value: JSONValue)? {
            guard index < end else { return nil }
            let key = JSONKey(document: document, index: index)
            let value = JSONValue(document: document, index: index + 1)
            index = document.tape.after(index + 1)
            return (key, value)
        }
    }
}

extension JSONValue {
    /// All members, those whose value is null included (ask `isNull`).
    package var members: JSONMembers { JSONMembers(value: self) }

    /// The member's value; `nil` if it is absent or a JSON null, and for a value that is no object.
    ///
    /// The cost is the number of members before it.
    package subscript(key: String) -> JSONValue? {
        guard let value = valueOrNull(key), !value.isNull else { return nil }
        return value
    }

    /// The member's value, an explicit null included.
    package func valueOrNull(_ key: String) -> JSONValue? {
        let range = contents(of: Tape.Mark.object)
        var index = range.lowerBound
        while index < range.upperBound {
            if document.text(at: index, equals: key) {
                return JSONValue(document: document, index: index + 1)
            }
            index = document.tape.after(index + 1)
        }
        return nil
    }

    /// The tape between the brackets of a container of this kind; empty for another kind.
    func contents(of mark: UInt8) -> Range<Int> {
        guard document.tape.kind(at: index) == mark else { return index..<index }
        return index + 1..<document.tape.end(of: index)
    }
}
