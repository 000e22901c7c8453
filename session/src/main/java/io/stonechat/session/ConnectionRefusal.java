package io.stonechat.session;

/** Why a connection was closed before anybody could bind on it. */
public enum ConnectionRefusal {
    /** There are as many connections as {@link ServerLimits#connections()} allows. */
    CONNECTIONS,
    /** There are as many unbound ones as {@link ServerLimits#unbound()} allows. */
    UNBOUND,
    /** There are as many unbound ones from its address as {@link ServerLimits#unboundPerAddress()} allows. */
    UNBOUND_PER_ADDRESS,
    /** Its address is not in {@link ListenerConfig#allow()}. */
    NOT_ALLOWED,
    /** Its address is locked out: {@link LockoutPolicy}. */
    LOCKED_OUT,
    /** It does not come from a proxy that {@link ProxyPolicy} trusts, or its header is missing, late or malformed. */
    PROXY_HEADER
}
