package import BuildModel
internal import Synchronization

/// Parts of records that were seen before: most nights change nothing in what a build is made from.
///
/// Equal parts of two records then share their memory, which changes no result. What differs in
/// every record, as its id, its outputs and its origins do, is not looked up.
package final class SharedParts: Sendable {
    package static let shared = SharedParts()

    private let sources = Mutex(KnownLists<Source>())
    private let attributes = Mutex(KnownLists<Attribute>())
    private let dependencies = Mutex(KnownLists<NestedBuild>())
    private let texts = Mutex(KnownLists<Text>())

    /// Parts of which none is known yet; a run has one for all records, `shared`.
    package init() {}

    /// Puts parts that are known in place of equal ones.
    package func share(_ record: inout Record) {
        Self.share(&record.sources, sources)
        Self.share(&record.attributes, attributes)
        Self.share(&record.dependencies, dependencies)
        texts.withLock { texts in
            texts.share(&record.names)
            texts.share(&record.hidden)
            texts.share(&record.locals)
            texts.share(&record.secrets)
            texts.share(&record.image)
            texts.share(&record.inputs.fingerprint)
            if var night = record.night {
                texts.share(&night.label)
                record.night = night
            }
        }
    }

    private static func share<Element>(
        _ list: inout [Element],
        _ known: borrowing Mutex<KnownLists<Element>>
    ) {
        guard !list.isEmpty else { return }
        let given = list
        list = known.withLock { known in
            var list = given
            known.share(&list)
            return list
        }
    }
}

/// Lists of one kind and what they are made of, as many as a large fleet has at a time.
private struct KnownLists<Element: Hashable & Sendable> {
    private var lists: Set<[Element]> = []
    private var elements: Set<Element> = []
    private static var capacity: Int { 16_384 }

    /// Puts the list that is known in place of an equal one, else a list of known elements.
    mutating func share(_ list: inout [Element]) {
        guard !list.isEmpty else { return }
        if let place = lists.firstIndex(of: list) {
            list = lists[place]
            return
        }
        for index in list.indices { share(&list[index]) }
        if lists.count >= Self.capacity { lists.removeAll(keepingCapacity: true) }
        lists.insert(list)
    }

    mutating func share(_ element: inout Element) {
        if elements.count >= Self.capacity { elements.removeAll(keepingCapacity: true) }
        element = elements.insert(element).memberAfterInsert
    }
}
