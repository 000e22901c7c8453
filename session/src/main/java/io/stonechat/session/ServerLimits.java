package io.stonechat.session;

/**
 * How much a message centre holds at a time. What comes above a limit of connections is closed at once, a bind above one of
 * binds is refused.
 *
 * @param connections the most connections, bound or not
 * @param unbound the most connections that have not bound yet
 * @param unboundPerAddress the most of those from one address; an IPv6 network of 64 bits counts as one
 * @param binds the most bound sessions
 * @param bindsPerSystemId the most bound sessions of one system_id, unless its own number was decided with its bind
 */
public record ServerLimits(int connections, int unbound, int unboundPerAddress, int binds, int bindsPerSystemId) {
    /** 20,000 connections, of these 1,000 unbound and 250 of those from one address, as many binds as there are connections. */
    public static final ServerLimits DEFAULTS = new ServerLimits(20_000, 1_000, 250, 20_000, 20_000);

    /** Checks that each allows something. */
    public ServerLimits {
        atLeastOne("connections", connections);
        atLeastOne("unbound", unbound);
        atLeastOne("unboundPerAddress", unboundPerAddress);
        atLeastOne("binds", binds);
        atLeastOne("bindsPerSystemId", bindsPerSystemId);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }

    /** Returns a copy with another {@link #connections}. */
    public ServerLimits withConnections(int most) {
        return new ServerLimits(most, unbound, unboundPerAddress, binds, bindsPerSystemId);
    }

    /** Returns a copy with another {@link #unbound}. */
    public ServerLimits withUnbound(int most) {
        return new ServerLimits(connections, most, unboundPerAddress, binds, bindsPerSystemId);
    }

    /** Returns a copy with another {@link #unboundPerAddress}. */
    public ServerLimits withUnboundPerAddress(int most) {
        return new ServerLimits(connections, unbound, most, binds, bindsPerSystemId);
    }

    /** Returns a copy with another {@link #binds}. */
    public ServerLimits withBinds(int most) {
        return new ServerLimits(connections, unbound, unboundPerAddress, most, bindsPerSystemId);
    }

    /** Returns a copy with another {@link #bindsPerSystemId}. */
    public ServerLimits withBindsPerSystemId(int most) {
        return new ServerLimits(connections, unbound, unboundPerAddress, binds, most);
    }
}
