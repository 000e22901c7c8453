package io.stonechat.smpp;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a message beside the prefix of its destination. What is empty asks nothing.
 *
 * @param sources senders
 * @param users system_ids or accounts
 * @param dataCodings values of data_coding
 * @param hours when it holds; null for always
 */
public record RouteConditions(
        List<NumberPattern> sources,
        Set<String> users,
        Set<Integer> dataCodings,
        @Nullable RouteHours hours) {

    /** Asks nothing. */
    public static final RouteConditions ANY = new RouteConditions(List.of(), Set.of(), Set.of(), null);

    /** What about a message is not as a rule asks. */
    public enum Mismatch {
        /** Another sender. */
        SOURCE,
        /** Another user. */
        USER,
        /** Another data_coding. */
        DATA_CODING,
        /** Another time. */
        TIME
    }

    /** Takes copies. */
    public RouteConditions {
        sources = List.copyOf(sources);
        users = Set.copyOf(users);
        dataCodings = Set.copyOf(dataCodings);
    }

    /** Whether it asks nothing. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** The first that is not as asked; null if all is. */
    public @Nullable Mismatch mismatch(RouteQuery query) {
        if (!users.isEmpty() && !users.contains(query.systemId()) && !users.contains(query.account())) {
            return Mismatch.USER;
        }
        if (!sources.isEmpty() && !isSource(query.source().address())) {
            return Mismatch.SOURCE;
        }
        if (!dataCodings.isEmpty() && !dataCodings.contains(query.dataCoding())) {
            return Mismatch.DATA_CODING;
        }
        return hours == null || hours.contains(query.at()) ? null : Mismatch.TIME;
    }

    private boolean isSource(String address) {
        for (NumberPattern pattern : sources) {
            if (pattern.matches(address)) {
                return true;
            }
        }
        return false;
    }
}
