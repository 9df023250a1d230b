package import BuildModel

/// Which companions a history keeps for the files of later runs.
package enum CompanionKeeping {
    /// The companions that no build was found for, and the indexes that list an image of which no
    /// record tells yet: its statement, or the metadata of its platform, may still come.
    ///
    /// Those of nights before the newest thirty are not waited for any more.
    package static func waiting(_ companions: [Companion], beside records: [Record]) -> [Companion]
    {
        var open: [Place: [Int]] = [:]
        for (number, companion) in companions.enumerated() where companion.kept == .joined {
            for image in companion.images {
                open[Place(night: companion.night, digest: image), default: []].append(number)
            }
        }
        if !open.isEmpty {
            for record in records {
                for output in record.outputs {
                    open[Place(night: nil, digest: output.digest)] = nil
                    open[Place(night: record.night?.label, digest: output.digest)] = nil
                }
            }
        }
        let missing = Set(open.values.joined())
        let oldest = oldestNight(of: records)
        return companions.enumerated().filter { number, companion in
            (companion.kept == .alone || missing.contains(number))
                && !precedes(companion.night, oldest)
        }.map(\.element)
    }

    /// An image of a night; what serves all nights is of none.
    private struct Place: Hashable {
        let night: Text?
        let digest: Digest
    }

    private static func oldestNight(of records: [Record]) -> Text? {
        Set(records.lazy.compactMap(\.night?.label))
            .sorted { NaturalOrder.precedes($0.string, $1.string) }
            .suffix(30).first
    }

    private static func precedes(_ night: Text?, _ oldest: Text?) -> Bool {
        guard let night, let oldest else { return false }
        return NaturalOrder.precedes(night.string, oldest.string)
    }
}

extension Companion {
    /// The images that an index lists, without attestations.
    fileprivate var images: [Digest] {
        guard case .index(let index) = subject else { return [] }
        return index.entries.filter { $0.attested == nil && $0.platform != nil }.map(\.digest)
    }
}
