/// Whole members in one call. Without a value nothing is written: unknown fields and empty lists are
/// omitted from our formats.
extension JSONWriter {
    package mutating func member(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        self.value(value)
    }

    /// A number; none is omitted.
    package mutating func member(_ key: String, _ value: (some FixedWidthInteger)?) {
        guard let value else { return }
        self.key(key)
        self.value(value)
    }

    /// A truth value; none is omitted.
    package mutating func member(_ key: String, _ value: Bool?) {
        guard let value else { return }
        self.key(key)
        self.value(value)
    }

    /// A list of texts; an empty one is omitted.
    package mutating func member(_ key: String, _ values: some Sequence<String>) {
        list(key, values) { writer, value in writer.value(value) }
    }

    /// A list, for which `write` writes one value an item; an empty one is omitted.
    package mutating func list<Item, Failure: Error>(
        _ key: String,
        _ items: some Sequence<Item>,
        _ write: (inout JSONWriter, Item) throws(Failure) -> Void
    ) throws(Failure) {
        var isOpen = false
        for item in items {
            if !isOpen {
                self.key(key)
                beginArray()
                isOpen = true
            }
            try write(&self, item)
        }
        if isOpen { endArray() }
    }

    /// A member that is an object, written also if `write` writes nothing.
    package mutating func object<Failure: Error>(
        _ key: String,
        _ write: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        try object(write)
    }

    /// An object as a document or as an element of an array.
    package mutating func object<Failure: Error>(
        _ write: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginObject()
        try write(&self)
        endObject()
    }

    /// A member that is an array, written also if it is empty.
    package mutating func array<Failure: Error>(
        _ key: String,
        _ write: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        beginArray()
        try write(&self)
        endArray()
    }
}
