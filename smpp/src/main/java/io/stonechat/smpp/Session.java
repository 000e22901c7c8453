package io.stonechat.smpp;

import io.stonechat.protocol.BindType;
import io.stonechat.session.SmppSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as a script sees it: plain data that stays what it was when the session has ended.
 *
 * @param kind {@code "esme"} for an ESME that bound to us, {@code "bind"} for one of our own binds to an upstream
 * @param sessionId names the session in {@link Smpp#deliverTo}, in logs and in events; unique while the process lives
 * @param systemId the {@code system_id} the ESME bound with; of a {@code "bind"} its name in the configuration
 * @param clientAddr the other side's {@code address:port}
 * @param bindType which of the two may send messages (SMPP 3.4 §2.2)
 * @param interfaceVersion the version in force, {@code 0x34} for SMPP 3.4 (SMPP 3.4 §5.2.4)
 * @param systemType the kind of system that the ESME said it is, we ourselves in a {@code "bind"} (SMPP 3.4 §5.2.3)
 * @param addressRange the numbers that the ESME asked to receive for, we ourselves in a {@code "bind"} (SMPP 3.4 §5.2.7)
 * @param tlsFacts what is known of the TLS link; null on a cleartext one
 */
public record Session(
        String kind,
        String sessionId,
        String systemId,
        String clientAddr,
        BindType bindType,
        int interfaceVersion,
        String systemType,
        String addressRange,
        @Nullable TlsFacts tlsFacts) {

    /** What {@link #kind()} says of an ESME that bound to us. */
    public static final String ESME = "esme";

    /** What {@link #kind()} says of one of our own binds. */
    public static final String BIND = "bind";

    /** A session on a cleartext link of whose ends nothing more is known. */
    public Session(
            String kind,
            String sessionId,
            String systemId,
            String clientAddr,
            BindType bindType,
            int interfaceVersion) {
        this(kind, sessionId, systemId, clientAddr, bindType, interfaceVersion, "", "", null);
    }

    /** A session that is bound; scripts know an ESME by its system_id, and a bind by its name. */
    static Session of(SmppSession link, String kind, String knownAs) {
        return new Session(
                kind,
                link.id(),
                knownAs,
                Addresses.text(link.remote()),
                link.bindType(),
                link.interfaceVersion(),
                link.systemType(),
                link.addressRange(),
                link.tls().map(TlsFacts::of).orElse(null));
    }

    /**
     * Whether an ESME bound to us on this session.
     *
     * @return false for one of our own binds
     */
    public boolean isEsme() {
        return kind.equals(ESME);
    }

    /**
     * What is known of the TLS link.
     *
     * @return empty on a cleartext link
     */
    public Optional<TlsFacts> tls() {
        return Optional.ofNullable(tlsFacts);
    }
}
