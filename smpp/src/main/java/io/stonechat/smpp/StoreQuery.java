package io.stonechat.smpp;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stored messages a script wants to find ({@link Store#find}); what is null or empty does not matter.
 *
 * @param account the account that owns them
 * @param source the address they are from; by addresses messages are found, not the receipts we made about them
 * @param destination the address they were submitted for
 * @param upstreamId the id that an upstream gave one of their attempts
 * @param from accepted at this time or later
 * @param until accepted before this time
 * @param states the states they are in, by the names of {@link Message#state}
 * @param after only those behind the message of this id, for the next page
 * @param limit at most so many, 1 to 10,000
 */
public record StoreQuery(
        @Nullable String account,
        @Nullable String source,
        @Nullable String destination,
        @Nullable String upstreamId,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<String> states,
        @Nullable String after,
        int limit) {

    /** The most that one query gives. */
    public static final int MAX_LIMIT = 10_000;

    private static final StoreQuery ALL = new StoreQuery(null, null, null, null, null, null, Set.of(), null, 100);

    /** Keeps an unmodifiable copy of the states, and checks the limit. */
    public StoreQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "the limit of a query is " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
    }

    /**
     * All messages, the first hundred.
     *
     * @return a query to narrow
     */
    public static StoreQuery all() {
        return ALL;
    }

    /**
     * Only those of an account.
     *
     * @param name the account
     * @return a narrower query
     */
    public StoreQuery ofAccount(String name) {
        return new StoreQuery(name, source, destination, upstreamId, from, until, states, after, limit);
    }

    /**
     * Only those from an address.
     *
     * @param address as it was submitted
     * @return a narrower query
     */
    public StoreQuery fromAddress(String address) {
        return new StoreQuery(account, address, destination, upstreamId, from, until, states, after, limit);
    }

    /**
     * Only those for an address.
     *
     * @param address as it was submitted
     * @return a narrower query
     */
    public StoreQuery toAddress(String address) {
        return new StoreQuery(account, source, address, upstreamId, from, until, states, after, limit);
    }

    /**
     * Only those that an upstream gave this id.
     *
     * @param id the id, as the upstream wrote it in its response
     * @return a narrower query
     */
    public StoreQuery withUpstreamId(String id) {
        return new StoreQuery(account, source, destination, id, from, until, states, after, limit);
    }

    /**
     * Only those accepted within a time.
     *
     * @param start from this time on
     * @param end before this time
     * @return a narrower query
     */
    public StoreQuery accepted(Instant start, Instant end) {
        return new StoreQuery(account, source, destination, upstreamId, start, end, states, after, limit);
    }

    /**
     * Only those in these states.
     *
     * @param names such as {@code QUEUED}
     * @return a narrower query
     */
    public StoreQuery in(String... names) {
        return new StoreQuery(account, source, destination, upstreamId, from, until, Set.of(names), after, limit);
    }

    /**
     * The page behind a message.
     *
     * @param id the id of the last one of the page before
     * @return a query for the next page
     */
    public StoreQuery after(String id) {
        return new StoreQuery(account, source, destination, upstreamId, from, until, states, id, limit);
    }

    /**
     * At most so many.
     *
     * @param most 1 to 10,000
     * @return a query of another size
     */
    public StoreQuery limit(int most) {
        return new StoreQuery(account, source, destination, upstreamId, from, until, states, after, most);
    }
}
