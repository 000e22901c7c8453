package io.stonechat.smpp;

import io.stonechat.protocol.BindType;

/**
 * The session on which a PDU arrived, as a script sees it: plain data that stays what it was when the session has ended.
 *
 * @param kind {@code "esme"} for an ESME that bound to us, {@code "bind"} for one of our own binds to an upstream
 * @param sessionId names the session in {@link Smpp#deliverTo}, in logs and in events; unique while the process lives
 * @param systemId the {@code system_id} the ESME bound with; of a {@code "bind"} its name in the configuration
 * @param clientAddr the other side's {@code address:port}
 * @param bindType which of the two may send messages (SMPP 3.4 §2.2)
 * @param interfaceVersion what the other side said it speaks, {@code 0x34} for SMPP 3.4 (SMPP 3.4 §5.2.4)
 */
public record Session(
        String kind, String sessionId, String systemId, String clientAddr, BindType bindType, int interfaceVersion) {

    /** What {@link #kind()} says of an ESME that bound to us. */
    public static final String ESME = "esme";

    /** What {@link #kind()} says of one of our own binds. */
    public static final String BIND = "bind";

    /**
     * Whether an ESME bound to us on this session.
     *
     * @return false for one of our own binds
     */
    public boolean isEsme() {
        return kind.equals(ESME);
    }
}
