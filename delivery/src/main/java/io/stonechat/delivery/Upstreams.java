package io.stonechat.delivery;

import java.util.Optional;

/** The binds that delivery can send through; looked up anew for every attempt, so that they may change while it runs. */
@FunctionalInterface
public interface Upstreams {

    /** The bind of this name; empty when there is none (any more): its queue waits as if it were not bound. */
    Optional<Upstream> find(String bind);
}
