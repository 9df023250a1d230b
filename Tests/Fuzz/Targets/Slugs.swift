import BuildModel

/// Names of pages: safe on every system, and different for different texts.
enum Slugs {
    static func run(_ text: String) {
        let key = Text(text)
        for slug in [Slug.image(key), .source(key), Slug(readable: text, key: key)] {
            check(slug.text)
            require(slug.text.utf8.count <= 71, "a long slug: \(slug)")
            let other = Slug(readable: text, key: Text(text + "x"))
            require(other != slug, "two texts, one slug: \(slug)")
        }
        let night = Slug.night(key)
        require(!night.utf8.isEmpty && night.utf8.count <= 71, "a night's name is \(night)")
        require(night.asciiLowercased != "index", "a night takes the index")
        check(night.asciiLowercased, marks: [0x2D, 0x2E, 0x5F])
        _ = VisibleText.clipped(text, toBytes: 40)
        require(
            !VisibleText.escaped(text).unicodeScalars.contains(where: VisibleText.isHidden),
            "visible text hides something"
        )
    }

    private static func check(_ name: String, marks: [UInt8] = [0x2D, 0x2E]) {
        let isPlain = name.utf8.allSatisfy { byte in
            byte.isLowerLetter || byte.isDigit || marks.contains(byte)
        }
        require(isPlain, "a name holds more than letters and digits: \(name)")
        let first = name.utf8.first ?? 0
        require(first.isLowerLetter || first.isDigit, "a name starts with a mark: \(name)")
        let stem = String(decoding: name.utf8.prefix { $0 != 0x2E }, as: UTF8.self)
        require(!["con", "prn", "aux", "nul", "com1", "lpt9"].contains(stem), "a device: \(name)")
    }
}
