/// One value of a parsed document: two words, no tree behind it.
package struct JSONValue: Sendable {
    let document: JSONDocument
    let index: Int

    /// What a value is.
    package enum Kind: Hashable, Sendable {
        case object, array, string
        /// A number without fraction and exponent that fits `Int64`.
        case integer
        /// A number without fraction and exponent above `Int64.max` that fits `UInt64`.
        case unsigned
        /// A number with a fraction or an exponent.
        case double
        case boolean, null
    }

    package var kind: Kind {
        switch document.tape.kind(at: index) {
        case Tape.Mark.object: .object
        case Tape.Mark.array: .array
        case Tape.Mark.string: .string
        case Tape.Mark.integer: .integer
        case Tape.Mark.unsigned: .unsigned
        case Tape.Mark.double: .double
        case Tape.Mark.yes, Tape.Mark.no: .boolean
        default: .null
        }
    }

    /// The kind with its article, for messages: `an object`.
    package var kindName: String {
        switch kind {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .integer, .unsigned, .double: "a number"
        case .boolean: "a boolean"
        case .null: "null"
        }
    }

    package var isObject: Bool { document.tape.kind(at: index) == Tape.Mark.object }
    package var isArray: Bool { document.tape.kind(at: index) == Tape.Mark.array }
    package var isString: Bool { document.tape.kind(at: index) == Tape.Mark.string }
    package var isNull: Bool { document.tape.kind(at: index) == Tape.Mark.null }

    /// The number, if it is written without fraction and exponent (`1.0` and `1e2` are not) and fits.
    package var integer: Int64? {
        guard document.tape.kind(at: index) == Tape.Mark.integer else { return nil }
        return Int64(bitPattern: document.tape.number(at: index))
    }

    package var boolean: Bool? {
        switch document.tape.kind(at: index) {
        case Tape.Mark.yes: true
        case Tape.Mark.no: false
        default: nil
        }
    }
}
