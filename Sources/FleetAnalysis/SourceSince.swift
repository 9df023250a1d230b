package import BuildModel

extension Fleet {
    /// The first night of the unbroken run of counted records in which a series had this pin.
    ///
    /// The run ends at the series' newest counted record; `nil` where the pin is not in it.
    package func since(_ pin: Pin, of identity: Text, in series: Series) -> Int? {
        var first: Int?
        for entry in series.nights.reversed() {
            guard let counted = entry.counted else { continue }
            let has = records[counted].sources.contains {
                $0.identity == identity && $0.pin == pin
            }
            guard has else { return first }
            first = entry.night
        }
        return first
    }
}
