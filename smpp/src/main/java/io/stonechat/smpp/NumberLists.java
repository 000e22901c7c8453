package io.stonechat.smpp;

import io.stonechat.delivery.RouteRefusal;
import io.stonechat.protocol.CommandStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers may be sent to, and from which senders. What is denied is refused even if it is allowed, too.
 *
 * @param denyTo numbers that nothing is sent to
 * @param denyFrom senders that nothing is taken from
 * @param allowTo the only numbers that may be sent to; null for any
 * @param allowFrom the only senders; null for any
 */
public record NumberLists(
        NumberList denyTo,
        NumberList denyFrom,
        @Nullable NumberList allowTo,
        @Nullable NumberList allowFrom) {

    /** Everybody may send to everybody. */
    public static final NumberLists NONE = new NumberLists(NumberList.EMPTY, NumberList.EMPTY, null, null);

    /** Whether there is anything to look up. */
    boolean isEmpty() {
        return denyTo.size() == 0 && denyFrom.size() == 0 && allowTo == null && allowFrom == null;
    }

    /**
     * Why a message is not taken.
     *
     * @param from its sender
     * @param to its destination, normalised
     * @return empty if nothing speaks against it
     */
    Optional<RouteRefusal> refusal(String from, String to) {
        if (denyFrom.contains(from)) {
            return refused(CommandStatus.ESME_RINVSRCADR, "Its sender is on the list of those that are denied.");
        }
        if (allowFrom != null && !allowFrom.contains(from)) {
            return refused(CommandStatus.ESME_RINVSRCADR, "Its sender is not on the list of those that are allowed.");
        }
        if (denyTo.contains(to)) {
            return refused(CommandStatus.ESME_RINVDSTADR, "Its destination is on the list of those that are denied.");
        }
        if (allowTo != null && !allowTo.contains(to)) {
            return refused(
                    CommandStatus.ESME_RINVDSTADR, "Its destination is not on the list of those that are allowed.");
        }
        return Optional.empty();
    }

    private static Optional<RouteRefusal> refused(CommandStatus status, String reason) {
        return Optional.of(new RouteRefusal(status, reason));
    }
}
