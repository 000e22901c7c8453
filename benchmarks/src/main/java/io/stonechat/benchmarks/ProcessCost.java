package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has cost so far, as Linux counts it under {@code /proc}.
 *
 * @param cpuSeconds the CPU time of all its threads since it started, user and system
 * @param rssMib its resident memory in MiB
 */
record ProcessCost(double cpuSeconds, double rssMib) {
    /** {@code USER_HZ}: the unit of the times in {@code /proc/<pid>/stat}, the same on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    static ProcessCost of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        return new ProcessCost(cpuSeconds(process), rssMib(process));
    }

    private static double cpuSeconds(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        // The second field is the command in parentheses and may hold blanks; what follows starts with the third.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        int user = 14 - 3;
        int system = 15 - 3;
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[system])) / TICKS_PER_SECOND;
    }

    private static double rssMib(Path process) throws IOException {
        try (var lines = Files.lines(process.resolve("status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElse("VmRSS: 0 kB");
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
    }
}
