package io.stonechat.python;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Turns what scripts print into lines of the log. */
final class LineLog extends OutputStream {

    private static final int LONGEST = 64 * 1024;

    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() >= LONGEST) {
            end();
        }
        if (octet != '\n') {
            line.write(octet);
        }
    }

    private void end() {
        log.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
