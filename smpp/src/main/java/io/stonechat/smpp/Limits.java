package io.stonechat.smpp;

import org.jspecify.annotations.Nullable;

/**
 * How fast messages of one session are taken: its own rate, and that of its user over all the user's sessions.
 *
 * @param session the session's rate; null for no limit
 * @param user the user's rate; null for no limit
 * @param action what happens above either
 */
record Limits(@Nullable Pacer session, @Nullable Pacer user, ThrottleAction action) {
    static final Limits NONE = new Limits(null, null, ThrottleAction.PACE);

    /** Takes a message now or later, or refuses it. */
    void pass(Runnable take, Runnable refuse) {
        if (session == null && user == null) {
            take.run();
            return;
        }
        switch (action) {
            case PACE -> paced(session, () -> paced(user, take));
            case REJECT -> {
                if (within(session) && within(user)) {
                    take.run();
                } else {
                    refuse.run();
                }
            }
        }
    }

    private static void paced(@Nullable Pacer pacer, Runnable take) {
        if (pacer == null) {
            take.run();
        } else {
            pacer.run(take);
        }
    }

    private static boolean within(@Nullable Pacer pacer) {
        return pacer == null || pacer.tryNow();
    }
}
