import Glibc

/// What the machine can do at a time.
package enum Processors {
    /// Processors that are switched on; at least 1.
    package static var active: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
