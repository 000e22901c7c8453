package io.stonechat.smpp;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether a stop leaves upstreams the time that they are given to answer. */
final class DrainCheck {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private DrainCheck() {}

    /** Warns of each bind that may take longer to answer than a stop may take. */
    static void warn(Duration drainTime, SmppConfig config) {
        List<String> slow = config.binds().stream()
                .filter(bind -> bind.responseTimer().compareTo(drainTime) > 0)
                .map(BindSettings::name)
                .toList();
        if (!slow.isEmpty()) {
            LOG.warn(
                    "server.drain_secs is {} s, below response_timer_ms of the binds {}: what they have not answered when the"
                            + " gateway stops counts as unknown, and may be sent twice",
                    drainTime.toSeconds(),
                    String.join(", ", slow));
        }
    }
}
