import BuildModel
import ReportPages
import Testing

@Suite struct RepositoryPageTests {
    @Test(arguments: [
        ("docker-image://docker.io/library/alpine:3.18", "https://hub.docker.com/_/alpine"),
        (
            "docker-image://docker.io/docker/dockerfile:1",
            "https://hub.docker.com/r/docker/dockerfile"
        ),
        ("docker-image://docker.io/library/alpine", "https://hub.docker.com/_/alpine"),
        ("docker-image://quay.io/org/app:1", "https://quay.io/repository/org/app"),
        ("docker-image://ghcr.io/org/team/app:1", "https://ghcr.io/org/team/app"),
        (
            "docker-image://mcr.microsoft.com/dotnet/sdk:8.0",
            "https://mcr.microsoft.com/artifact/mar/dotnet/sdk"
        ),
        (
            "docker-image://public.ecr.aws/docker/library/node:20",
            "https://gallery.ecr.aws/docker/library/node"
        ),
    ])
    func `images of known registries have a page`(identity: String, address: String) {
        #expect(RepositoryPage.address(of: Text(identity), kind: .dockerImage) == address)
    }

    @Test(arguments: [
        ("git://github.com/o/r#main", "https://github.com/o/r"),
        ("git://github.com/o/r", "https://github.com/o/r"),
        ("git://gitlab.com/group/sub/r#v1", "https://gitlab.com/group/sub/r"),
        ("git://codeberg.org/o/r#HEAD", "https://codeberg.org/o/r"),
    ])
    func `repositories of known hosts have a page`(identity: String, address: String) {
        #expect(RepositoryPage.address(of: Text(identity), kind: .git) == address)
    }

    @Test(arguments: [
        ("docker-image://registry.example.com/app:1", SourceKind.dockerImage),
        ("docker-image://localhost:5000/app:1", .dockerImage),
        ("docker-image://docker.io/a/b/c:1", .dockerImage),
        ("docker-image://docker.io.evil.example/library/alpine:1", .dockerImage),
        ("docker-image://docker.io/library/..", .dockerImage),
        ("docker-image://docker.io/library/a?b", .dockerImage),
        ("docker-image://docker.io/library/a%2f", .dockerImage),
        ("docker-image://d\u{43E}cker.io/library/alpine:1", .dockerImage),
        ("docker-image://docker.io/library/<b>", .dockerImage),
        ("git://github.com@evil.example/o/r#main", .git),
        ("git://github.com/o/r/../x#main", .git),
        ("git://git.example.com/o/r#main", .git),
        ("https://github.com/o/r/archive/main.tar.gz", .http),
        ("blob://docker.io/library/alpine", .blob),
        ("", .dockerImage),
        ("docker-image://", .dockerImage),
    ])
    func `what is not known or not plain has none`(identity: String, kind: SourceKind) {
        #expect(RepositoryPage.address(of: Text(identity), kind: kind) == nil)
    }
}
