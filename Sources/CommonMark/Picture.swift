/// A small drawing in the page, inline SVG made of shapes with classes.
///
/// Its colours are the style sheet's. The twin shows its title.
package struct Picture: Hashable, Sendable {
    /// What the picture says, for readers who can not see it.
    package var title: String
    package var className: ClassName
    /// The size of the drawing's own units, from (0, 0).
    package var width: Int
    package var height: Int
    package var shapes: [Shape]

    package init(title: String, class: ClassName, width: Int, height: Int, _ shapes: [Shape]) {
        self.title = title
        self.className = `class`
        self.width = width
        self.height = height
        self.shapes = shapes
    }

    /// A shape at a place in the drawing's units.
    package enum Shape: Hashable, Sendable {
        case rect(x: Int, y: Int, width: Int, height: Int, ClassName)
        case line(fromX: Int, fromY: Int, toX: Int, toY: Int, ClassName)
        /// A line of text whose baseline starts at the place; it may be foreign.
        case text(x: Int, y: Int, String, ClassName)
    }
}
