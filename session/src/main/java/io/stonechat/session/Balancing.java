package io.stonechat.session;

/** How a client with several hosts or connections uses them. */
public enum Balancing {
    /** All are bound; each request takes the session with the fewest unanswered ones. */
    LEAST_PENDING,
    /** All are bound; requests take turns, past sessions whose window is full. */
    ROUND_ROBIN,
    /** All are bound; requests go to the first host in the list that is bound, whichever of its sessions has the fewest. */
    PRIORITY,
    /**
     * Each connection is bound to one host at a time: the first in the list that can be reached and does not refuse. It stays
     * there until that session ends, and then tries from the first again.
     */
    FAILOVER
}
