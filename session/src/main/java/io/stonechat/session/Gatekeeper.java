package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Stands between the listeners of a message centre and its sessions: counts, limits, slows down and locks out, and tells so. */
final class Gatekeeper {
    /** Refusals that say nothing against the ESME: the centre could not take it now. */
    private static final Set<CommandStatus> OUR_OWN = Set.of(
            CommandStatus.ESME_RSYSERR,
            CommandStatus.ESME_RALYBND,
            CommandStatus.ESME_RTHROTTLED,
            CommandStatus.ESME_RMSGQFUL);

    private final LinkConfig config;
    private final IntSupplier load;
    private final Admission admission;
    private final Lockout lockout;
    private final Set<Future<?>> unlocks = ConcurrentHashMap.newKeySet();

    Gatekeeper(ServerConfig config) {
        this.config = config.link();
        this.load = config.load();
        this.lockout = new Lockout(config.lockout(), this.config.clock());
        this.admission = new Admission(config.limits(), lockout);
    }

    /** How loaded the centre says that it is, 0 to 100. */
    int load() {
        return load.getAsInt();
    }

    Admission admission() {
        return admission;
    }

    /** How long the answer to a bind is held back that is not to be asked about; zero if it may be asked about. */
    Duration lockedOut(Link link, String systemId) {
        return lockout.locked(SourceAddress.of(link.remote()), systemId).isZero()
                ? Duration.ZERO
                : lockout.delayOfLocked().plusMillis(1);
    }

    /** A bind was refused; returns how long its answer is held back. */
    Duration failed(Link link, String systemId, CommandStatus status) {
        if (OUR_OWN.contains(status)) {
            return Duration.ZERO;
        }
        var address = SourceAddress.of(link.remote());
        var consequence = lockout.failed(address, systemId);
        tellLocked(LockoutSubject.ADDRESS, address.text(), consequence.addressLock());
        tellLocked(LockoutSubject.SYSTEM_ID, systemId, consequence.systemIdLock());
        return consequence.delay();
    }

    void succeeded(Link link, String systemId) {
        lockout.succeeded(SourceAddress.of(link.remote()), systemId);
    }

    /** How many addresses and system_ids are locked out now. */
    int locksInForce() {
        return lockout.lockedOut();
    }

    private void tellLocked(LockoutSubject subject, String name, Duration lock) {
        if (lock.isZero()) {
            return;
        }
        config.tell(new SessionEvent.LockedOut(subject, name, lock));
        try {
            unlocks.removeIf(Future::isDone);
            unlocks.add(config.timer()
                    .schedule(
                            () -> config.tell(new SessionEvent.Unlocked(subject, name)),
                            lock.toMillis(),
                            TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException _) {
            // The timer was shut down with the program: nobody is left to be told.
        }
    }

    void close() {
        unlocks.forEach(unlock -> unlock.cancel(false));
    }
}
