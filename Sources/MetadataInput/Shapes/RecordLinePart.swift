internal import BuildModel
internal import JSONText

/// A value within a record line, with its place.
struct RecordLinePart {
    let value: JSONValue
    private let base: JSONPointer
    /// The value's place in the list that `base` is the place of.
    private let place: Int?

    init(value: JSONValue, pointer: JSONPointer, place: Int? = nil) {
        self.value = value
        base = pointer
        self.place = place
    }

    /// Put together only where something has to be said of the value.
    var pointer: JSONPointer { place.map(base.appending) ?? base }

    /// A member that is there; one that is null is absent.
    func member(_ key: String) -> RecordLinePart? {
        value[key].map { RecordLinePart(value: $0, pointer: pointer.appending(key)) }
    }

    /// The elements of a member, none where it is no array.
    func list(_ key: String) -> [RecordLinePart] {
        guard let list = member(key) else { return [] }
        let pointer = list.pointer
        return list.value.elements.enumerated().map { place, element in
            RecordLinePart(value: element, pointer: pointer, place: place)
        }
    }
}
