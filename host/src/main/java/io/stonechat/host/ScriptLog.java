package io.stonechat.host;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The script's log, on the logger {@code script}. */
final class ScriptLog implements Log {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    @Override
    public void debug(String message) {
        LOG.debug("{}", message);
    }

    @Override
    public void info(String message) {
        LOG.info("{}", message);
    }

    @Override
    public void warn(String message) {
        LOG.warn("{}", message);
    }

    @Override
    public void error(String message) {
        LOG.error("{}", message);
    }
}
