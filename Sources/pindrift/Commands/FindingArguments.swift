internal import ArgumentParser

/// What counts as a finding: the options of every command that judges.
struct FindingArguments: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Raise `moved-fixed` also where these sources move, such as 'team/base:stable'. "
                + "Repeatable. (default: full versions, dates, commits, git tags, releases)",
            valueName: "glob"
        )
    )
    var fixedRef: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Never raise it for these sources; stronger than --fixed-ref. Repeatable.",
            valueName: "glob"
        )
    )
    var movingRef: [String] = []

    func apply(to layers: inout SettingLayers) {
        layers.setFlag("--fixed-ref", .fixedRefs, to: fixedRef)
        layers.setFlag("--moving-ref", .movingRefs, to: movingRef)
    }
}
