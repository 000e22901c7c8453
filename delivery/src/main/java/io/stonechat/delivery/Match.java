package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.store.Correlation;
import java.util.List;
import java.util.Optional;

/**
 * The attempt that a receipt belongs to.
 *
 * @param correlation what ties it to its message
 * @param candidates how many messages it may have been
 */
record Match(Correlation correlation, int candidates) {

    /**
     * Chooses among all that were given an id: those to the address that the receipt is from, of these the newest.
     *
     * @param found newest first
     * @param from the address the receipt is from, which is the one the message was for
     */
    static Optional<Match> among(List<Correlation> found, Address from) {
        if (found.size() < 2) {
            return found.stream().findFirst().map(only -> new Match(only, 1));
        }
        List<Correlation> sameNumber = found.stream()
                .filter(correlation -> bare(correlation.destination()).equals(bare(from)))
                .toList();
        List<Correlation> candidates = sameNumber.isEmpty() ? found : sameNumber;
        int messages =
                (int) candidates.stream().map(Correlation::message).distinct().count();
        return candidates.stream().findFirst().map(newest -> new Match(newest, messages));
    }

    /** Centres disagree about type, plan and the plus sign of one and the same number. */
    private static String bare(Address address) {
        String text = address.address();
        return text.startsWith("+") ? text.substring(1) : text;
    }
}
