"""Runs of the built command under limits, with what they cost."""

import atexit
import functools
import os
import pathlib
import resource
import select
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("PINDRIFT_BINARY", ROOT / ".build/release/pindrift"))

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no",
               "HOME": "/nonexistent"}


@functools.cache
def launcher():
    """The program between us and the command, which measures (see there)."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="pindrift-launch-")) / "launch"
    subprocess.run(["clang", "-O1", "-o", path, ROOT / ".ci/safety/launch.c"], check=True)
    for each in (path, path.parent):
        each.chmod(0o755)
    atexit.register(shutil.rmtree, path.parent, True)
    return path


class Run:
    """One finished process: `status` (negative after a signal), `out`, `err`, `cpu` and `rss` in MiB."""

    def __init__(self, arguments, cwd=None, timeout=60, limits=(), prefix=(), user=None, stdin=None,
                 environment=None):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            def prepare():
                for what, value in limits:
                    resource.setrlimit(what, (value, value))
                if user is not None:
                    os.setgid(user)
                    os.setuid(user)
            report, end = os.pipe()
            started = time.monotonic()
            process = subprocess.Popen(
                [launcher(), str(end), *map(os.fsencode, prefix), os.fsencode(BINARY), *map(os.fsencode, arguments)],
                cwd=cwd, stdin=stdin or subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=prepare, pass_fds=[end],
                env={**ENVIRONMENT, **(environment or {})}, start_new_session=True)
            os.close(end)
            # Waits for the report's end, since waiting for a process with a timeout sleeps in between.
            self.timed_out = not select.select([report], [], [], timeout)[0]
            if self.timed_out:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self.wall = time.monotonic() - started
            with os.fdopen(report) as lines:
                words = lines.read().split() or [-signal.SIGKILL, 0, 0]
            self.status, self.cpu, self.rss = int(words[0]), int(words[1]) / 1e6, int(words[2]) / 1024
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read()

    @property
    def crashed(self):
        """Ended by a signal, by a trap, or by us because it hung."""
        return self.timed_out or self.status < 0 or self.status >= 128

    def __str__(self):
        return f"status {self.status}{' (hung)' if self.timed_out else ''}: {self.err[-300:]!r}"


class Check:
    """Collects what a check found; prints one line, and the first problems."""

    def __init__(self, name):
        self.name, self.problems, self.count, self.notes = name, [], 0, []

    def expect(self, holds, problem):
        self.count += 1
        if not holds:
            self.problems.append(problem() if callable(problem) else problem)
        return holds

    def report(self):
        notes = "".join(f", {note}" for note in self.notes)
        if self.problems:
            print(f"✘ {self.name}: {len(self.problems)} of {self.count} failed{notes}", flush=True)
            for problem in self.problems[:12]:
                print(f"    {problem}"[:600])
            if len(self.problems) > 12:
                print(f"    and {len(self.problems) - 12} more")
        else:
            print(f"✔ {self.name}: {self.count} held{notes}", flush=True)
        return not self.problems


def tree(root):
    """Every path below a directory with its kind and contents."""
    found = {}
    root = os.fsencode(root)
    for folder, folders, names in os.walk(root):
        for name in folders + names:
            path = os.path.join(folder, name)
            key = os.path.relpath(path, root)
            if os.path.islink(path):
                found[key] = ("link", os.readlink(path))
            elif os.path.isdir(path):
                found[key] = ("folder",)
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    found[key] = ("file", file.read())
            else:
                found[key] = ("other",)
    return found
