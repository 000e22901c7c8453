package io.stonechat.delivery;

import java.util.Optional;

/** The binds that delivery can send through; looked up anew for every attempt, so that they may change while it runs. */
@FunctionalInterface
public interface Upstreams {

    /** The bind of this name; empty when there is none (any more): its queue waits as if it were not bound. */
    Optional<Upstream> find(String bind);

    /** How its provider is to be treated, also while the bind is not open: what happened on it is decided all the same. */
    default BindPolicy policy(String bind) {
        return find(bind).map(Upstream::policy).orElse(BindPolicy.DEFAULT);
    }

    /** The receipt domain of a bind, also while it is not open; its name when there is none of that name. */
    default String receiptDomain(String bind) {
        return find(bind).map(Upstream::receiptDomain).orElse(bind);
    }
}
