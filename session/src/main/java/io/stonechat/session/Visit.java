package io.stonechat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection as {@link Admission} counts it. All of it but {@link #allow} belongs to that, and to its lock. */
final class Visit {
    private final List<Cidr> allow;

    /** The address it is counted for; null until that is known. */
    @Nullable
    SourceAddress address;

    boolean unbound = true;
    boolean gone;

    /** The system_id whose session it is; null until there is one. */
    @Nullable
    String systemId;

    Visit(List<Cidr> allow) {
        this.allow = allow;
    }

    /** The addresses that may come by this listener; empty for all. */
    List<Cidr> allow() {
        return allow;
    }
}
