import Foundation

/// Markdown tables on standard output, as RESULTS.md keeps them.
enum Report {
    static func heading(_ text: String) { print("\n### \(text)\n") }

    static func table(_ head: [String], _ rows: [[String]]) {
        print("| " + head.joined(separator: " | ") + " |")
        print("|" + head.indices.map { $0 == 0 ? "---|" : "---:|" }.joined())
        for row in rows { print("| " + row.joined(separator: " | ") + " |") }
    }

    static func seconds(_ duration: Duration) -> String {
        String(format: "%.3f s", duration.seconds)
    }

    /// A share of a duration in microseconds.
    static func each(_ duration: Duration, of count: Int) -> String {
        String(format: "%.1f µs", duration.seconds / Double(max(count, 1)) * 1e6)
    }

    static func ratio(_ duration: Duration, to floor: Duration) -> String {
        String(format: "%.2f ×", duration.seconds / max(floor.seconds, 1e-9))
    }

    static func megabytes(_ bytes: Int) -> String {
        String(format: "%.1f MB", Double(bytes) / 1e6)
    }
}
