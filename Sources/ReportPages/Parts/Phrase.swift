/// Numbers and lists in sentences.
enum Phrase {
    /// The number with its noun, `1 image` or `1,204 images`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        grouped(number) + " " + (number == 1 ? one : many ?? one + "s")
    }

    /// What a list leaves out: `1 more cause`, `12 more causes`, or `12 more` and where it is.
    static func more(_ number: Int, _ noun: String? = nil, at place: String? = nil) -> String {
        if let noun { return count(number, "more " + noun) }
        return grouped(number) + " more" + (place.map { " " + $0 } ?? "")
    }

    /// The number with a comma between groups of three digits.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 3 else { return String(number) }
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.unicodeScalars.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result += "," }
            result.unicodeScalars.append(digit)
        }
        return result
    }

    /// `a`, `a and b`, or `a, b and c`.
    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
