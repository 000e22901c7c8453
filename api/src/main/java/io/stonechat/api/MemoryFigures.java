package io.stonechat.api;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the process uses of the memory, in octets.
 *
 * @param allocated what lies in the memory that the JVM looks after, garbage that is not collected yet included
 * @param mapped how much memory the JVM has for that
 * @param resident what the process has of the machine's memory, all of it; empty where the system does not say so
 */
record MemoryFigures(long allocated, long mapped, OptionalLong resident) {

    /** Where Linux says it. */
    static final Path STATUS = Path.of("/proc/self/status");

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*([0-9]{1,15}) kB$");
    private static final long KIB = 1024;

    /** As it is now. */
    static MemoryFigures now() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return of(memory.getHeapMemoryUsage(), memory.getNonHeapMemoryUsage(), STATUS);
    }

    static MemoryFigures of(MemoryUsage heap, MemoryUsage beside, Path status) {
        return new MemoryFigures(
                heap.getUsed() + beside.getUsed(), heap.getCommitted() + beside.getCommitted(), resident(status));
    }

    private static OptionalLong resident(Path status) {
        try {
            Matcher told = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
            return told.find() ? OptionalLong.of(Long.parseLong(told.group(1)) * KIB) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** Puts all of it in. */
    void read(Reading reading) {
        reading.amount(Series.MEMORY_ALLOCATED, allocated);
        reading.amount(Series.MEMORY_MAPPED, mapped);
        resident.ifPresent(octets -> reading.amount(Series.MEMORY_RESIDENT, octets));
    }
}
