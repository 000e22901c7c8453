package io.stonechat.testkit;

import io.stonechat.host.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the scripts of one harness: kept for the test, and passed on to where the lines go in production. */
final class LogBook implements Log {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    private final List<LogLine> lines = new CopyOnWriteArrayList<>();

    List<LogLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void debug(String message) {
        lines.add(new LogLine("debug", message));
        LOG.debug("{}", message);
    }

    @Override
    public void info(String message) {
        lines.add(new LogLine("info", message));
        LOG.info("{}", message);
    }

    @Override
    public void warn(String message) {
        lines.add(new LogLine("warn", message));
        LOG.warn("{}", message);
    }

    @Override
    public void error(String message) {
        lines.add(new LogLine("error", message));
        LOG.error("{}", message);
    }
}
