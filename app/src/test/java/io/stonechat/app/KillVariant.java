package io.stonechat.app;

import io.stonechat.app.KillCentre.Manners;
import java.time.Duration;
import java.util.List;

/** Who is killed, and what else goes wrong meanwhile. */
enum KillVariant {
    /** The gateway. */
    GATEWAY(0),
    /** The upstream, which keeps what it had noted. */
    UPSTREAM(0),
    /** The ESME, which binds again. */
    ESME(0),
    /** Any of them. */
    ALL(0),
    /** Nobody, but responses come too late while their links stay up. */
    LATE(0.05),
    /** The gateway, while responses come too late. */
    GATEWAY_LATE(0.05),
    /** The gateway and the ESME, which submits again what was not answered, and is known by it. */
    RESUBMIT(0),
    /** The gateway, whose binds are set to send nothing a second time. */
    AT_MOST_ONCE(0),
    /** The gateway, and with each start its wall clock is up to a day ahead of or behind what it was. */
    CLOCK(0),
    /** The gateway, while its disk, a small one, is full. */
    DISK_FULL(0);

    /** Whose process ends. */
    enum Victim {
        GATEWAY,
        UPSTREAM,
        ESME
    }

    private static final double EARLY = 0.1;
    private static final double REFUSED = 0.1;
    private static final Duration TOO_LATE = Duration.ofMillis(1800);

    private final double late;

    KillVariant(double late) {
        this.late = late;
    }

    List<Victim> victims() {
        return switch (this) {
            case GATEWAY, GATEWAY_LATE, AT_MOST_ONCE, CLOCK, DISK_FULL -> List.of(Victim.GATEWAY);
            case UPSTREAM -> List.of(Victim.UPSTREAM);
            case ESME -> List.of(Victim.ESME);
            case ALL -> List.of(Victim.values());
            case RESUBMIT -> List.of(Victim.GATEWAY, Victim.ESME);
            case LATE -> List.of();
        };
    }

    boolean resubmits() {
        return this == RESUBMIT;
    }

    /** What the binds are told about attempts that end unknown. */
    String onUnknown() {
        return this == AT_MOST_ONCE ? "final" : "resend";
    }

    /** How often a message may go out after an attempt that ended unknown. */
    int resends() {
        return this == AT_MOST_ONCE ? 0 : 3;
    }

    /** How the upstream behaves that is tried first: some messages have to go on to the other one. */
    Manners first() {
        return new Manners(EARLY, late, TOO_LATE, REFUSED);
    }

    /** How the one behaves that is tried second. */
    Manners second() {
        return new Manners(EARLY, late, TOO_LATE, 0);
    }
}
