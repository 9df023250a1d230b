/// The elements of an array; none for other kinds.
package struct JSONElements: Sequence, Sendable {
    let value: JSONValue

    package func makeIterator() -> Iterator {
        Iterator(document: value.document, range: value.contents(of: Tape.Mark.array))
    }

    package var underestimatedCount: Int { value.isArray ? value.count : 0 }

    package struct Iterator: IteratorProtocol {
        private let document: JSONDocument
        private var index: Int
        private let end: Int

        init(document: JSONDocument, range: Range<Int>) {
            self.document = document
            index = range.lowerBound
            end = range.upperBound
        }

        package mutating func next() -> JSONValue? {
            guard index < end else { return nil }
            let value = JSONValue(document: document, index: index)
            index = document.tape.after(index)
            return value
        }
    }
}

extension JSONValue {
    package var elements: JSONElements { JSONElements(value: self) }

    /// Members of an object or elements of an array, nulls included; 0 for other kinds.
    package var count: Int {
        guard isObject || isArray else { return 0 }
        let marked = document.tape.markedCount(at: index)
        guard marked == 0xFF_FFFF else { return marked }
        // More than 24 bits hold: count them.
        if isArray { return elements.reduce(0) { sum, _ in sum + 1 } }
        return members.reduce(0) { sum, _ in sum + 1 }
    }
}
