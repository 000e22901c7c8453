package io.stonechat.store;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the keys that lead to messages from or to an address, from one period of time to the next, and past the
 * periods that have none.
 */
final class PeriodWalk implements ColdDatabase.Visitor {

    private static final byte[] NOWHERE = {};

    private final byte kind;
    private final String address;
    private final Predicate<MessageId> wanted;
    private int period;
    private byte[] prefix = NOWHERE;
    private byte[] next = NOWHERE;

    /** Hands on what is found, ascending, as long as it is wanted. */
    PeriodWalk(byte kind, String address, Predicate<MessageId> wanted) {
        this.kind = kind;
        this.address = address;
        this.wanted = wanted;
    }

    /** Where to begin, behind this id. */
    byte[] start(@Nullable MessageId after) {
        if (after == null) {
            return enter(0);
        }
        byte[] first = enter(ColdKeys.period(after));
        return ColdKeys.with(first, new MessageId(after.value() + 1));
    }

    /** Where to go on after what was visited last; an empty key for nowhere. */
    byte[] next() {
        byte[] found = next;
        next = NOWHERE;
        return found;
    }

    @Override
    public boolean visit(byte[] key, byte[] value) {
        if (isOurs(key)) {
            return wanted.test(ColdKeys.id(key));
        }
        int found = ColdKeys.period(key);
        next = enter(found > period ? found : period + 1);
        return false;
    }

    private byte[] enter(int itsPeriod) {
        period = itsPeriod;
        prefix = ColdKeys.addressed(kind, address, itsPeriod);
        return prefix;
    }

    private boolean isOurs(byte[] key) {
        return key.length > prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
