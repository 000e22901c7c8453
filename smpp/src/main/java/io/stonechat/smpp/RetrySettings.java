package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The {@code retry} section: when a message that no step of its chain took is tried again.
 *
 * @param schedule the waits between rounds; the last repeats until the message expires
 * @param expireAfter how long a message lives that has no validity_period of its own
 * @param permanent the statuses after which trying again is no use
 */
public record RetrySettings(List<Duration> schedule, Duration expireAfter, Set<CommandStatus> permanent) {
    /** What holds where the file says nothing. */
    public static final RetrySettings DEFAULTS = new RetrySettings(
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2)),
            Duration.ofHours(24),
            Set.of(CommandStatus.ESME_RINVDSTADR, CommandStatus.ESME_RINVMSGLEN));

    /** Takes copies. */
    public RetrySettings {
        schedule = List.copyOf(schedule);
        permanent = Set.copyOf(permanent);
    }
}
