/* Counts the calls that change files below some directories, and lets one of them fail.
 *
 *   FAULT_UNDER  directories, separated by colons; calls on other paths are not counted
 *   FAULT_CALL   openat, write, fsync, syncfs, renameat, mkdirat, unlinkat, close, fchmod, flock
 *   FAULT_AT     the number of the call, from 1
 *   FAULT_HOW    kill (before it happens), once, on (from this call on), short (half is written)
 *   FAULT_ERRNO  what it fails with
 *   FAULT_LOG    a file that gets the name of every counted call, one a line
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int seen;

static int under(const char *path) {
    const char *all = getenv("FAULT_UNDER");
    while (all && *all) {
        size_t length = strcspn(all, ":");
        if (strncmp(path, all, length) == 0 && (path[length] == 0 || path[length] == '/')) return 1;
        all += length + (all[length] == ':');
    }
    return 0;
}

static int counted(int fd, const char *name) {
    char link[64], path[PATH_MAX];
    if (name && name[0] == '/') return under(name);
    if (fd == AT_FDCWD) {
        if (!getcwd(path, sizeof path)) return 0;
        strncat(path, "/", sizeof path - strlen(path) - 1);
        strncat(path, name ? name : "", sizeof path - strlen(path) - 1);
        return under(path);
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return under(path);
}

/* 1 where the call has to fail, with errno set; 2 where half of it has to happen. */
static int fault(const char *call, int fd, const char *name) {
    const char *wanted = getenv("FAULT_CALL"), *log = getenv("FAULT_LOG");
    if (!wanted && !log) return 0;
    if (!counted(fd, name)) return 0;
    if (log) {
        int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        char line[64];
        int length = snprintf(line, sizeof line, "%s\n", call);
        if (file >= 0) { syscall(SYS_write, file, line, length); syscall(SYS_close, file); }
    }
    if (!wanted || strcmp(wanted, call) != 0) return 0;
    int number = atomic_fetch_add(&seen, 1) + 1, at = atoi(getenv("FAULT_AT"));
    const char *how = getenv("FAULT_HOW");
    if (strcmp(how, "on") == 0 ? number < at : number != at) return 0;
    if (strcmp(how, "kill") == 0) { kill(getpid(), SIGKILL); pause(); }
    if (strcmp(how, "short") == 0) return 2;
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int open_at(int fd, const char *name, int flags, mode_t mode) {
    if (fault("openat", fd, name)) return -1;
    return syscall(SYS_openat, fd, name, flags, mode);
}

int openat(int fd, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(fd, name, flags, mode);
}

int openat64(int fd, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(fd, name, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    int kind = fault("write", fd, 0);
    if (kind == 1) return -1;
    return syscall(SYS_write, fd, bytes, kind == 2 && count > 1 ? count / 2 : count);
}

int fsync(int fd) { return fault("fsync", fd, 0) ? -1 : (int)syscall(SYS_fsync, fd); }
int syncfs(int fd) { return fault("syncfs", fd, 0) ? -1 : (int)syscall(SYS_syncfs, fd); }
int fchmod(int fd, mode_t mode) {
    return fault("fchmod", fd, 0) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}
int flock(int fd, int how) { return fault("flock", fd, 0) ? -1 : (int)syscall(SYS_flock, fd, how); }
int mkdirat(int fd, const char *name, mode_t mode) {
    return fault("mkdirat", fd, name) ? -1 : (int)syscall(SYS_mkdirat, fd, name, mode);
}
int unlinkat(int fd, const char *name, int flags) {
    return fault("unlinkat", fd, name) ? -1 : (int)syscall(SYS_unlinkat, fd, name, flags);
}
int renameat(int a, const char *x, int b, const char *y) {
    return fault("renameat", b, y) ? -1 : (int)syscall(SYS_renameat2, a, x, b, y, 0);
}
/* The descriptor is gone even where close fails. */
int close(int fd) {
    int kind = fault("close", fd, 0), code = errno;
    int result = syscall(SYS_close, fd);
    if (!kind) return result;
    errno = code;
    return -1;
}
