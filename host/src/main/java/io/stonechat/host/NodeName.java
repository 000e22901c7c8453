package io.stonechat.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The name of this gateway among others: the key {@code node}, the name of the machine without it. */
final class NodeName {

    static final String KEY = "node";

    private static final String MACHINE_UNNAMED = "stonechat";

    /** What host names are made of, and more: it goes into files and events as it is. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Where Linux says it at once; the way through the resolver may take seconds where there is no network. */
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private NodeName() {}

    static String read(ConfigSection root) {
        var given = root.text(KEY);
        if (given.isEmpty()) {
            return ofMachine();
        }
        if (!NAME.matcher(given.get()).matches()) {
            root.error(
                    KEY,
                    "\"node\" must be a name of 1 to 64 letters, digits, dots, hyphens and underscores"
                            + " that begins with a letter or a digit, found \"" + given.get() + "\"");
        }
        return given.get();
    }

    private static String ofMachine() {
        var name = told();
        return NAME.matcher(name).matches() ? name : MACHINE_UNNAMED;
    }

    private static String told() {
        try {
            return Files.isReadable(KERNEL)
                    ? Files.readString(KERNEL).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return MACHINE_UNNAMED;
        } catch (IOException _) {
            return MACHINE_UNNAMED;
        }
    }
}
