package io.stonechat.store;

/** The numbers that stand for constants on the disk: given once, never changed and never given again. */
final class Codes {

    private static final MessageKind[] KINDS = MessageKind.values();
    private static final StoredState[] STATES = StoredState.values();
    private static final DeliveryMode[] MODES = DeliveryMode.values();
    private static final AttemptResult[] RESULTS = AttemptResult.values();
    private static final HistoryEntry.Kind[] ENTRIES = HistoryEntry.Kind.values();

    private Codes() {}

    static int of(MessageKind kind) {
        return switch (kind) {
            case SUBMIT -> 1;
            case RECEIPT -> 2;
            case MO -> 3;
            case UPSTREAM_RECEIPT -> 4;
        };
    }

    static MessageKind kind(int code) {
        for (MessageKind kind : KINDS) {
            if (of(kind) == code) {
                return kind;
            }
        }
        throw unknown("kind of message", code);
    }

    static int of(StoredState state) {
        return switch (state) {
            case SCHEDULED -> 1;
            case QUEUED -> 2;
            case ATTEMPTING -> 3;
            case UNCERTAIN -> 4;
            case SENT -> 5;
            case HELD -> 6;
            case DELIVERED -> 7;
            case EXPIRED -> 8;
            case DELETED -> 9;
            case UNDELIVERABLE -> 10;
            case ACCEPTED -> 11;
            case UNKNOWN -> 12;
            case REJECTED -> 13;
            case SKIPPED -> 14;
            case UNMATCHED -> 15;
            case DEAD_LETTER -> 16;
        };
    }

    static StoredState state(int code) {
        for (StoredState state : STATES) {
            if (of(state) == code) {
                return state;
            }
        }
        throw unknown("state", code);
    }

    static int of(DeliveryMode mode) {
        return switch (mode) {
            case QUEUE -> 1;
            case RELAY -> 2;
            case ABANDONED -> 3;
        };
    }

    static DeliveryMode mode(int code) {
        for (DeliveryMode mode : MODES) {
            if (of(mode) == code) {
                return mode;
            }
        }
        throw unknown("delivery mode", code);
    }

    static int of(AttemptResult result) {
        return switch (result) {
            case OPEN -> 1;
            case ACCEPTED -> 2;
            case REJECTED -> 3;
            case NOT_SENT -> 4;
            case UNKNOWN -> 5;
        };
    }

    static AttemptResult result(int code) {
        for (AttemptResult result : RESULTS) {
            if (of(result) == code) {
                return result;
            }
        }
        throw unknown("result of an attempt", code);
    }

    static int of(HistoryEntry.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> 1;
            case ATTEMPT -> 2;
            case OUTCOME -> 3;
            case LATE_OUTCOME -> 4;
            case PARKED -> 5;
            case FAILOVER -> 6;
            case RETRY -> 7;
            case RECEIPT -> 8;
            case REPLACED -> 9;
            case FINAL -> 10;
            case OPERATOR -> 11;
            case LINK_LOST -> 12;
            case SCRIPT -> 13;
            case TOLD -> 14;
        };
    }

    static HistoryEntry.Kind entry(int code) {
        for (HistoryEntry.Kind kind : ENTRIES) {
            if (of(kind) == code) {
                return kind;
            }
        }
        throw unknown("line of history", code);
    }

    private static StoreFormatException unknown(String what, int code) {
        return new StoreFormatException("the " + what + " " + code + " is of a newer release, or damaged");
    }
}
