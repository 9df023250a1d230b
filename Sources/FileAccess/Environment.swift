import Glibc

/// Variables that the command was started with.
package enum Environment {
    /// `nil` where it is not set; bytes that are not UTF-8 are replaced.
    package static func value(_ name: String) -> String? {
        guard let found = unsafe getenv(name) else { return nil }
        return unsafe String(cString: found)
    }
}

/// Words of the command line as bytes.
package enum Arguments {
    /// The path that a person typed.
    ///
    /// Swift repairs arguments that are not UTF-8, and a repaired name cannot be opened. `nil` where the text holds a NUL.
    package static func path(_ argument: String) -> BytePath? {
        guard argument.unicodeScalars.contains("\u{FFFD}") else { return BytePath(argument) }
        return path(argument, among: rawArguments())
    }

    /// Looks the repaired text up among the words as they were given.
    static func path(_ argument: String, among words: [[UInt8]]) -> BytePath? {
        let wanted = Array(argument.utf8)
        for word in words where Array(String(decoding: word, as: UTF8.self).utf8) == wanted {
            return BytePath(bytes: word)
        }
        return BytePath(argument)
    }

    private static func rawArguments() -> [[UInt8]] {
        var words: [[UInt8]] = []
        for index in 0..<Int(CommandLine.argc) {
            guard let word = unsafe CommandLine.unsafeArgv[index] else { continue }
            words.append(unsafe Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
        }
        return words
    }
}
