private import BuildModel

/// The word that a person may have meant.
enum NearestWord {
    /// The candidate with the fewest single-byte edits, capitals and small letters being equal.
    ///
    /// `nil` where more than a third of the word would change. The first of equally near ones wins.
    static func to(_ word: String, among candidates: [String]) -> String? {
        let given = word.utf8.map(\.lowercased)
        guard (1...64).contains(given.count) else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let wanted = candidate.utf8.map(\.lowercased)
            let distance = distance(given, wanted)
            let limit = max(1, max(given.count, wanted.count) / 3)
            if distance <= limit, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// Inserted, removed and replaced bytes, and neighbours that changed places, each counted once.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var cost = min(
                    last[column + 1] + 1,
                    current[column] + 1,
                    last[column] + (isSame ? 0 : 1)
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
