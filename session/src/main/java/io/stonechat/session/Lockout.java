package io.stonechat.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Slows down who tries passwords, and locks it out: {@link LockoutPolicy} in force. Safe for any number of threads; it waits for
 * nothing and starts nothing.
 */
final class Lockout {
    /** How many system_ids that have bound well are remembered of one address. */
    private static final int GOOD_OF_ADDRESS = 64;

    private final LockoutPolicy policy;
    private final InstantSource clock;
    private final Failures<SourceAddress> addresses;
    private final Failures<String> systemIds;
    /** Which system_ids have bound well from which address, the address of the last such bind at the end. */
    private final Map<SourceAddress, Set<String>> good = new LinkedHashMap<>();

    Lockout(LockoutPolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
        this.addresses = new Failures<>(policy, policy.failuresOfAddress());
        this.systemIds = new Failures<>(policy, policy.failuresOfSystemId());
    }

    /** How long an address from which nobody has bound well is locked out, whoever may want to bind; zero if it is not. */
    synchronized Duration atTheDoor(SourceAddress address) {
        return good.containsKey(address) ? Duration.ZERO : addresses.locked(address, clock.millis());
    }

    /** How long a bind is locked out; zero if it may be asked about. */
    synchronized Duration locked(SourceAddress address, String systemId) {
        if (isGood(address, systemId)) {
            return Duration.ZERO;
        }
        long now = clock.millis();
        Duration ofAddress = addresses.locked(address, now);
        Duration ofSystemId = systemIds.locked(systemId, now);
        return ofAddress.compareTo(ofSystemId) >= 0 ? ofAddress : ofSystemId;
    }

    /**
     * What a failed bind leads to.
     *
     * @param delay how long its answer is held back
     * @param addressLock how long its address is locked out by it; zero if it is not
     * @param systemIdLock how long its system_id is
     */
    record Consequence(Duration delay, Duration addressLock, Duration systemIdLock) {}

    /** A bind was refused for what it said of itself. */
    synchronized Consequence failed(SourceAddress address, String systemId) {
        long now = clock.millis();
        var known = good.get(address);
        if (known != null && known.remove(systemId) && known.isEmpty()) {
            good.remove(address);
        }
        var ofAddress = addresses.failed(address, now);
        var ofSystemId = systemIds.failed(systemId, now);
        int failures = Math.max(ofAddress.failures(), ofSystemId.failures());
        return new Consequence(policy.delayAfter(failures), ofAddress.lock(), ofSystemId.lock());
    }

    /** How long the answer to a bind that is locked out is held back. */
    Duration delayOfLocked() {
        return policy.longestDelay();
    }

    /** A bind was accepted. */
    synchronized void succeeded(SourceAddress address, String systemId) {
        long now = clock.millis();
        addresses.succeeded(address, now);
        systemIds.succeeded(systemId, now);
        var known = good.remove(address);
        known = known == null ? new LinkedHashSet<>() : known;
        good.put(address, known);
        known.remove(systemId);
        known.add(systemId);
        if (known.size() > GOOD_OF_ADDRESS) {
            known.remove(known.iterator().next());
        }
        if (good.size() > policy.remembered()) {
            good.remove(good.keySet().iterator().next());
        }
    }

    private boolean isGood(SourceAddress address, String systemId) {
        var known = good.get(address);
        return known != null && known.contains(systemId);
    }

    /** How many addresses and system_ids are remembered for their failures. */
    synchronized int remembered() {
        return addresses.size() + systemIds.size();
    }

    /** How many addresses and system_ids are locked out now. */
    synchronized int lockedOut() {
        long now = clock.millis();
        return addresses.locks(now).size() + systemIds.locks(now).size();
    }
}
