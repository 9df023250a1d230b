/// A page template by its file name below `Templates/`, with every name that its page gives it.
///
/// A template that uses another name is refused when it is loaded.
package struct PageTemplate: Hashable, Sendable {
    package let file: String
    /// Names of values, of flags, of lists, and of the values of lists' items.
    package let names: [String]

    package init(_ file: String, names: [String]) {
        self.file = file
        self.names = names
    }
}
