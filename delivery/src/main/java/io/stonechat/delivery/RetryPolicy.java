package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * When and how often a message is tried again.
 *
 * @param schedule the pauses between rounds through a chain that ends in {@code queue}; the last one repeats
 * @param expireAfter the validity of a message that brings none
 * @param parkFailover how long a bind is parked before its messages move on to the next bind of their chain
 * @param unknownResends how often a message is sent again after an unknown outcome, at most
 * @param concatHold how long the segments of one long message keep to the bind that took the first of them
 * @param statuses what statuses mean; those not named here are retried
 */
public record RetryPolicy(
        List<Duration> schedule,
        Duration expireAfter,
        Duration parkFailover,
        int unknownResends,
        Duration concatHold,
        Map<CommandStatus, StatusAction> statuses) {

    /** 10 s, 1 min, 5 min, 30 min, then every 2 h for a day; failover after 30 s; at most three resends; segments together for 1 min. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2)),
            Duration.ofHours(24),
            Duration.ofSeconds(30),
            3,
            Duration.ofMinutes(1),
            Map.of(
                    CommandStatus.ESME_RTHROTTLED, StatusAction.PARK,
                    CommandStatus.ESME_RMSGQFUL, StatusAction.PARK,
                    CommandStatus.ESME_RINVDSTADR, StatusAction.PERMANENT,
                    CommandStatus.ESME_RINVMSGLEN, StatusAction.PERMANENT));

    /** Keeps unmodifiable copies; refuses an empty schedule. */
    public RetryPolicy {
        schedule = List.copyOf(schedule);
        statuses = Map.copyOf(statuses);
        if (schedule.isEmpty()) {
            throw new IllegalArgumentException("A retry schedule has at least one pause; this one is empty.");
        }
    }

    /** The pause before a retry, when so many have been used up. */
    public Duration pause(int retriesUsed) {
        return schedule.get(Math.min(retriesUsed, schedule.size() - 1));
    }

    /** A copy with another schedule. */
    public RetryPolicy withSchedule(Duration... pauses) {
        return new RetryPolicy(List.of(pauses), expireAfter, parkFailover, unknownResends, concatHold, statuses);
    }

    /** A copy with another default validity. */
    public RetryPolicy withExpireAfter(Duration value) {
        return new RetryPolicy(schedule, value, parkFailover, unknownResends, concatHold, statuses);
    }
}
