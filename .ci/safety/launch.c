/* Runs a command and reports what it cost: `launch FD COMMAND [ARGUMENT]...`
 *
 * The peak memory that the system tells of a process holds what its parent had when it forked, so a
 * large parent hides what a small child takes. This parent is small. FD gets one line: the exit status,
 * or the signal as a negative number, then user and system time in microseconds, then KiB.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **words) {
    if (count < 3) return 64;
    int fd = atoi(words[1]), status;
    pid_t child = fork();
    if (child < 0) return 71;
    if (child == 0) {
        close(fd);
        execvp(words[2], words + 2);
        _exit(127);
    }
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) return 71;
    int code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    dprintf(fd, "%d %lld %ld\n", code, microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
            usage.ru_maxrss);
    return 0;
}
