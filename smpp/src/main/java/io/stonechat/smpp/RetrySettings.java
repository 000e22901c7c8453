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
 * @param parkFailover how long a bind may be unable to take anything before its messages go on to the next of their chain
 * @param concatHold how long the segments of one long message keep to the bind that took the first of them
 * @param permanent the statuses after which trying again is no use
 */
public record RetrySettings(
        List<Duration> schedule,
        Duration expireAfter,
        Duration parkFailover,
        Duration concatHold,
        Set<CommandStatus> permanent) {
    /** What holds where the file says nothing. */
    public static final RetrySettings DEFAULTS = new RetrySettings(
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2)),
            Duration.ofHours(24),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Set.of(CommandStatus.ESME_RINVDSTADR, CommandStatus.ESME_RINVMSGLEN));

    /** Takes copies. */
    public RetrySettings {
        schedule = List.copyOf(schedule);
        permanent = Set.copyOf(permanent);
    }
}
