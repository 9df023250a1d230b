private import BuildModel

/// A number of bytes as people write it: `4096`, `512KiB`, `16MiB`, `1GiB`.
enum SizeText {
    /// `nil` where the text is no such size or does not fit.
    static func bytes(_ text: String) -> Int? {
        let digits = text.utf8.prefix(while: \.isDigit)
        let unit = String(decoding: text.utf8.dropFirst(digits.count), as: UTF8.self)
        guard let number = Int(String(decoding: digits, as: UTF8.self)),
            let factor = factors[unit.asciiLowercased]
        else { return nil }
        let product = number.multipliedReportingOverflow(by: factor)
        return product.overflow ? nil : product.partialValue
    }

    private static let factors = [
        "": 1, "b": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
    ]
}
