package io.stonechat.session;

import static io.stonechat.session.ConnectionRefusal.CONNECTIONS;
import static io.stonechat.session.ConnectionRefusal.LOCKED_OUT;
import static io.stonechat.session.ConnectionRefusal.NOT_ALLOWED;
import static io.stonechat.session.ConnectionRefusal.UNBOUND;
import static io.stonechat.session.ConnectionRefusal.UNBOUND_PER_ADDRESS;

import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections and the binds of a message centre, and takes no more of them than {@link ServerLimits} says. Whatever
 * was counted for a connection is given back when it leaves, once, whenever that is.
 */
final class Admission {
    private final ServerLimits limits;
    private final Lockout lockout;
    private final Map<SourceAddress, Integer> unboundOf = new HashMap<>();
    private final Map<String, Integer> bindsOf = new HashMap<>();
    private int connections;
    private int unbound;
    private int binds;

    Admission(ServerLimits limits, Lockout lockout) {
        this.limits = limits;
        this.lockout = lockout;
    }

    /** A connection has come. */
    synchronized Visit arrive(List<Cidr> allow) throws ConnectionRefusedException {
        if (connections >= limits.connections()) {
            throw new ConnectionRefusedException(
                    CONNECTIONS, "there are as many connections as the limit allows: " + limits.connections());
        }
        if (unbound >= limits.unbound()) {
            throw new ConnectionRefusedException(
                    UNBOUND, "there are as many unbound connections as the limit allows: " + limits.unbound());
        }
        connections++;
        unbound++;
        return new Visit(allow);
    }

    /** It is known where the connection comes from. */
    void from(Visit visit, SocketAddress remote) throws ConnectionRefusedException {
        if (!visit.allow().isEmpty() && !Cidr.anyContains(visit.allow(), SourceAddress.ip(remote))) {
            throw new ConnectionRefusedException(NOT_ALLOWED, "its address is not in the listener's allow list");
        }
        var address = SourceAddress.of(remote);
        var locked = lockout.atTheDoor(address);
        if (!locked.isZero()) {
            throw new ConnectionRefusedException(
                    LOCKED_OUT, "the address is locked out for another " + locked.toSeconds() + " s");
        }
        count(visit, address);
    }

    private synchronized void count(Visit visit, SourceAddress address) throws ConnectionRefusedException {
        if (visit.gone) {
            return;
        }
        if (unboundOf.getOrDefault(address, 0) >= limits.unboundPerAddress()) {
            throw new ConnectionRefusedException(
                    UNBOUND_PER_ADDRESS,
                    "there are as many unbound connections from " + address + " as the limit allows: "
                            + limits.unboundPerAddress());
        }
        visit.address = address;
        unboundOf.merge(address, 1, Integer::sum);
    }

    /**
     * A bind is about to be accepted.
     *
     * @param most how many sessions this system_id may have; 0 for what the limits say of all
     * @return why it may not be; null if it may, and is counted
     */
    synchronized @Nullable String bind(Visit visit, String systemId, int most) {
        int ofSystemId = bindsOf.getOrDefault(systemId, 0);
        int allowed = most > 0 ? most : limits.bindsPerSystemId();
        if (ofSystemId >= allowed) {
            return "it has as many sessions as it may: " + allowed;
        }
        if (binds >= limits.binds()) {
            return "there are as many sessions as the limit allows: " + limits.binds();
        }
        if (!visit.gone) {
            visit.systemId = systemId;
            bindsOf.merge(systemId, 1, Integer::sum);
            binds++;
            noLongerUnbound(visit);
        }
        return null;
    }

    /** The connection is gone. */
    synchronized void leave(Visit visit) {
        if (visit.gone) {
            return;
        }
        visit.gone = true;
        connections--;
        noLongerUnbound(visit);
        if (visit.systemId != null) {
            binds--;
            bindsOf.computeIfPresent(visit.systemId, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private void noLongerUnbound(Visit visit) {
        if (!visit.unbound) {
            return;
        }
        visit.unbound = false;
        unbound--;
        if (visit.address != null) {
            unboundOf.computeIfPresent(visit.address, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized int connections() {
        return connections;
    }

    synchronized int unbound() {
        return unbound;
    }
}
