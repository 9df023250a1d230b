internal import BuildModel

extension Fleet {
    /// Whether a series is only failed builds that name no platform, beside platforms that are known.
    ///
    /// A build that fails early says nowhere what it was for: that is no platform of the image.
    package func isStray(_ reference: SeriesReference) -> Bool {
        let series = self[reference]
        guard series.platform.isUnknown,
            images[reference.image].series.contains(where: { !$0.platform.isUnknown })
        else { return false }
        return series.nights.allSatisfy { $0.counted == nil && areFailed($0.attempts) }
            && areFailed(series.undated)
    }

    /// Whether the image was built again, in a later night, since a stray series failed last.
    package func isLeftBehind(_ reference: SeriesReference) -> Bool {
        guard isStray(reference), let newest = images[reference.image].lastNight else {
            return false
        }
        return (self[reference].nights.last?.night ?? -1) < newest
    }

    /// Whether the last build of a series in its image's newest night failed; without nights, the
    /// newest one of all.
    package func hasFailed(_ reference: SeriesReference) -> Bool {
        let series = self[reference]
        guard let newest = images[reference.image].lastNight else {
            return series.newest.map { records[$0].status == .failed } ?? false
        }
        guard let last = series.nights.last, last.night == newest, last.counted == nil,
            let attempt = last.attempts.last
        else { return false }
        return records[attempt].status == .failed
    }

    private func areFailed(_ indices: [Int]) -> Bool {
        indices.allSatisfy { records[$0].status == .failed }
    }
}
