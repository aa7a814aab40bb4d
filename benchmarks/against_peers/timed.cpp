// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does a whole program take?  timed NAME OUTPUT COMMAND...: runs the command with its standard output in a file and prints
// "NAME milliseconds kilobytes milliseconds-of-processor", from its start to its end.  Ends as the command did.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("timed NAME OUTPUT COMMAND...\n", stderr);
        return 2;
    }
    auto const begun = std::chrono::steady_clock::now();
    pid_t const child = ::fork();
    if (child == 0) {
        int const out = ::open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (out < 0 || ::dup2(out, STDOUT_FILENO) < 0) ::_exit(127);
        ::execvp(argv[3], argv + 3);
        ::_exit(127);
    }
    int status = 0;
    struct rusage used {};
    if (child < 0 || ::wait4(child, &status, 0, &used) != child) {
        std::perror("timed");
        return 1;
    }
    double const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    auto const ms = [](timeval const& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
    std::printf("%s %.1f %ld %.1f\n", argv[1], took, used.ru_maxrss, ms(used.ru_utime) + ms(used.ru_stime));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
