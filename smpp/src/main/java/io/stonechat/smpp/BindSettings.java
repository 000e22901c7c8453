package io.stonechat.smpp;

import io.stonechat.delivery.BindPolicy;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.MessageIdForm;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code binds}: an upstream that we bind to, and stay bound to.
 *
 * @param name what chains, scripts and logs call it
 * @param places where it goes, and how it gets there
 * @param systemId what we bind as
 * @param password our password there
 * @param systemType the system_type we bind with (SMPP 3.4 §5.2.3); mostly empty
 * @param bindType which of us may send messages
 * @param addressRange the numbers we want to receive for (SMPP 3.4 §5.2.7); mostly empty
 * @param interfaceVersion the version of SMPP that we bind with; the provider may answer with a lower one
 * @param connections how many sessions we keep to each host; with failover, in all
 * @param window how many unanswered requests a session may have
 * @param maxMsgPerSec messages a second over all connections; 0 for no limit
 * @param enquireLinkTimer how long a link may be silent before we ask; zero for never
 * @param responseTimer how long we wait for a response; zero for ever
 * @param lateResponseGrace how long after that a late response is still taken for what it answers
 * @param receiptDomain whose ids they are: binds of one provider may share one
 * @param tls null for cleartext
 * @param enabled whether we bind at all
 * @param policy how the provider is to be treated
 */
public record BindSettings(
        String name,
        BindPlaces places,
        String systemId,
        Secret password,
        String systemType,
        BindType bindType,
        String addressRange,
        InterfaceVersion interfaceVersion,
        int connections,
        int window,
        int maxMsgPerSec,
        Duration enquireLinkTimer,
        Duration responseTimer,
        Duration lateResponseGrace,
        String receiptDomain,
        @Nullable TlsSettings tls,
        boolean enabled,
        BindPolicy policy) {

    /** How its message ids look in responses. */
    public MessageIdForm responseId() {
        return policy.responseForm();
    }

    /** How its message ids look in receipts. */
    public MessageIdForm receiptId() {
        return policy.receiptForm();
    }

    /** Whether a link made for these settings serves others too: what differs does not touch the link. */
    boolean sameLink(BindSettings other) {
        return places.equals(other.places)
                && systemId.equals(other.systemId)
                && password.equals(other.password)
                && systemType.equals(other.systemType)
                && bindType == other.bindType
                && addressRange.equals(other.addressRange)
                && interfaceVersion == other.interfaceVersion
                && connections == other.connections
                && window == other.window
                && enquireLinkTimer.equals(other.enquireLinkTimer)
                && responseTimer.equals(other.responseTimer)
                && lateResponseGrace.equals(other.lateResponseGrace)
                && Objects.equals(tls, other.tls);
    }
}
