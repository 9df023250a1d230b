internal import BuildModel

/// How the outputs of two records stand to each other: the best kind that both have decides.
enum OutputComparison: Equatable {
    case equal(Record.Output)
    case differ(Record.Output)
    /// Only digests differ that differ at every build.
    case weaklyDiffer(Record.Output)
    /// One side has no output at all.
    case none
    /// Both have outputs, of no common kind.
    case noCommonKind

    init(_ old: Record, _ new: Record) {
        for kind in [Record.Output.Kind.manifest, .config, .files] {
            guard let a = old.output(kind), let b = new.output(kind) else { continue }
            self = a == b ? .equal(b) : .differ(b)
            return
        }
        var weak: Record.Output?
        for kind in [Record.Output.Kind.index, .unknown] {
            guard let a = old.output(kind), let b = new.output(kind) else { continue }
            if a == b {
                self = .equal(b)
                return
            }
            weak = weak ?? b
        }
        if let weak {
            self = .weaklyDiffer(weak)
        } else {
            self = old.outputs.isEmpty || new.outputs.isEmpty ? .none : .noCommonKind
        }
    }

    var doubt: Doubt? {
        switch self {
        case .equal, .differ: nil
        case .weaklyDiffer: .weakOutputs
        case .none: .noOutputs
        case .noCommonKind: .otherOutputKinds
        }
    }
}

extension Record {
    func output(_ kind: Output.Kind) -> Output? { outputs.first { $0.kind == kind } }
}

/// The outputs of the earlier records with one set of inputs: each question costs one lookup.
struct OutputMemory {
    private var manifests: [Digest: Int] = [:]
    private var configs: [Digest: Int] = [:]
    /// Configs of records without a manifest, which alone compare with a config beside a manifest.
    private var loneConfigs: [Digest: Int] = [:]
    /// The sets of files of local exports.
    private var files: [Digest: Int] = [:]
    private var weak: [Record.Output: Int] = [:]
    /// The record that was added last.
    private(set) var latest: Int?

    /// An earlier record with the same output, and the output; the latest of them.
    func agreeing(with record: Record) -> (index: Int, output: Record.Output)? {
        if let manifest = record.output(.manifest), let index = manifests[manifest.digest] {
            return (index, manifest)
        }
        if let config = record.output(.config) {
            let comparable = record.output(.manifest) == nil ? configs : loneConfigs
            if let index = comparable[config.digest] { return (index, config) }
        }
        if let set = record.output(.files), let index = files[set.digest] { return (index, set) }
        for kind in [Record.Output.Kind.index, .unknown] {
            if let output = record.output(kind), let index = weak[output] { return (index, output) }
        }
        return nil
    }

    /// A strong output of which an earlier record may have another; a witness has to show it.
    func isContradicted(by record: Record) -> Record.Output? {
        func holdsOther(_ digests: [Digest: Int], _ digest: Digest) -> Bool {
            digests.count > (digests[digest] == nil ? 0 : 1)
        }
        let manifest = record.output(.manifest)
        if let manifest, holdsOther(manifests, manifest.digest) { return manifest }
        if let config = record.output(.config), holdsOther(configs, config.digest) {
            return config
        }
        if let set = record.output(.files), holdsOther(files, set.digest) { return set }
        return nil
    }

    mutating func remember(_ record: Record, _ index: Int) {
        latest = index
        let manifest = record.output(.manifest)
        if let manifest { manifests[manifest.digest] = index }
        if let config = record.output(.config) {
            configs[config.digest] = index
            if manifest == nil { loneConfigs[config.digest] = index }
        }
        if let set = record.output(.files) { files[set.digest] = index }
        for output in record.outputs where output.kind == .index || output.kind == .unknown {
            weak[output] = index
        }
    }
}
