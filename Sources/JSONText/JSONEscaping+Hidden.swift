extension JSONEscaping {
    /// Whether a scalar beyond ASCII is a control, a separator of lines, invisible, or a mark of
    /// direction: Unicode's general categories Cc, Cf, Zl, Zp and its default ignorable characters.
    static func isHidden(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = hidden.count
        while low < high {
            let middle = (low + high) / 2
            if hidden[middle].upperBound < scalar {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < hidden.count && hidden[low].contains(scalar)
    }

    private static let hidden: [ClosedRange<UInt32>] = [
        0x7F...0x9F,
        0xAD...0xAD,
        0x34F...0x34F,
        0x600...0x605,
        0x61C...0x61C,
        0x6DD...0x6DD,
        0x70F...0x70F,
        0x890...0x891,
        0x8E2...0x8E2,
        0x115F...0x1160,
        0x17B4...0x17B5,
        0x180B...0x180F,
        0x200B...0x200F,
        0x2028...0x202E,
        0x2060...0x206F,
        0x3164...0x3164,
        0xFE00...0xFE0F,
        0xFEFF...0xFEFF,
        0xFFA0...0xFFA0,
        0xFFF0...0xFFFB,
        0x1_10BD...0x1_10BD,
        0x1_10CD...0x1_10CD,
        0x1_3430...0x1_343F,
        0x1_BCA0...0x1_BCA3,
        0x1_D173...0x1_D17A,
        0xE_0000...0xE_0FFF,
    ]
}
