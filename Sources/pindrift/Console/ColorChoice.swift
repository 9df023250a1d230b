internal import ArgumentParser

/// When level words are coloured.
enum ColorChoice: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// What `auto` comes to: `NO_COLOR`, then `CLICOLOR_FORCE`, then `CLICOLOR`, then the terminal.
    func isColored(isTerminal: Bool, _ variable: (String) -> String?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        func isSet(_ name: String) -> Bool { !(variable(name) ?? "").isEmpty }
        if isSet("NO_COLOR") { return false }
        if isSet("CLICOLOR_FORCE"), variable("CLICOLOR_FORCE") != "0" { return true }
        if variable("CLICOLOR") == "0" { return false }
        return isTerminal && variable("TERM") != "dumb"
    }
}
