package io.stonechat.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner of a link that its session is bound, and that it is gone: in this order, each at most once. A session that
 * was lost before anybody was told that it is bound is not told of at all, so whoever keeps a list is never left with a ghost.
 */
final class Announcement {
    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private enum Told {
        NOTHING,
        BOUND,
        CLOSED
    }

    private final Link link;
    private final Role role;
    private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);
    private final CompletableFuture<Boolean> boundDone = new CompletableFuture<>();

    Announcement(Link link, Role role) {
        this.link = link;
        this.role = role;
    }

    /** Tells that the session is bound. May block. */
    void bound() {
        if (!told.compareAndSet(Told.NOTHING, Told.BOUND)) {
            return;
        }
        try {
            role.bound(link);
        } catch (RuntimeException e) {
            LOG.error("{}: who was told of the bound session failed", link, e);
        } finally {
            boundDone.complete(true);
        }
    }

    /** Tells that the session is gone, once whoever was told that it is bound has taken note. May block. */
    void closed(String reason) {
        if (told.getAndSet(Told.CLOSED) == Told.BOUND) {
            // What that one may be waiting for on this session has ended with it.
            boundDone.join();
            role.closed(link, reason);
        }
    }
}
