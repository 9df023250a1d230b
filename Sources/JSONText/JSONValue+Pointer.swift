extension JSONValue {
    /// The JSON pointer (RFC 6901) of the value, `""` for the root.
    ///
    /// It is found anew from the root, past all values that stand before it in its containers: made
    /// for a rare message. For every element of a long list, extend the list's pointer instead.
    package var pointer: String {
        var pointer = ""
        var container = document.root
        while container.index != index {
            guard let (step, child) = container.child(around: index) else { break }
            pointer += "/" + step
            container = child
        }
        return pointer
    }

    /// The child that is at the tape's index `target` or holds it, and its part of a pointer.
    private func child(around target: Int) -> (step: String, child: JSONValue)? {
        for (key, value) in members where document.tape.after(value.index) > target {
            return (Self.escaped(key.string), value)
        }
        for (position, value) in elements.enumerated()
        where document.tape.after(value.index) > target {
            return (String(position), value)
        }
        return nil
    }

    private static func escaped(_ key: String) -> String {
        var bytes: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
            case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
