package import BuildModel

/// What a JSON object was recognised as.
package enum Recognition: Hashable, Sendable {
    /// A shape that holds or accompanies build metadata.
    case shape(Shape)
    /// A map from platform to objects of a shape.
    case byPlatform(Shape)
    /// Looks like build metadata, but is none; says in words what it is.
    case lookAlike(String)
    /// Belongs to a known format and says nothing about a build, such as an OCI layout's marker.
    case ignored(String)
    /// A signed envelope around a statement; what it holds decides.
    case envelope
    case unknown
}
