import Glibc

/// Runs the body without root's right to read everything; file modes then count.
///
/// Only this thread changes its user, and only for files, so the body must not suspend.
package func withoutPrivileges<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard geteuid() == 0 else { return try body() }
    _ = setFileSystemUser(65_534)
    defer { _ = setFileSystemUser(0) }
    return try body()
}

/// `setfsuid`, which the Glibc module does not have.
@_silgen_name("setfsuid")
private func setFileSystemUser(_ user: UInt32) -> Int32
