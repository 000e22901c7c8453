package io.stonechat.delivery;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.store.StoredMessage;
import java.util.Optional;

/**
 * Whose the acknowledgements of handsets and their users are (SMPP 3.4 §5.2.12 bits 5-2, §5.2.17 bits 3-2): of the ESME
 * that submitted the message they name, if it asked for them.
 */
final class Acknowledgements {

    private final DeliveryContext outside;

    Acknowledgements(DeliveryContext outside) {
        this.outside = outside;
    }

    /**
     * An acknowledgement that has found its message.
     *
     * @param account the account of the message
     * @param pdu the acknowledgement, under our id
     */
    record Found(String account, MessageRequest pdu) {}

    /** The acknowledgement that a message from a handset is; empty when it is none, or names no message of ours. */
    Optional<Found> find(String bind, MessageRequest pdu) {
        return asked(pdu) == 0
                ? Optional.empty()
                : pdu.tlvs()
                        .text(TlvTag.RECEIPTED_MESSAGE_ID)
                        .flatMap(id -> message(bind, id, pdu))
                        .filter(message -> (message.receipts().asked() & asked(pdu)) != 0)
                        .map(message -> new Found(message.origin().account(), under(IdForm.told(message), pdu)));
    }

    /** The bit of {@code registered_delivery} that asks for what this is; 0 if it is no acknowledgement. */
    private static int asked(MessageRequest pdu) {
        return switch (pdu.esmClass() & EsmClass.TYPE_MASK) {
            case EsmClass.DELIVERY_ACKNOWLEDGEMENT -> 0x04;
            case EsmClass.USER_ACKNOWLEDGEMENT -> 0x08;
            default -> 0;
        };
    }

    private Optional<StoredMessage> message(String bind, String id, MessageRequest pdu) {
        Optional<Upstream> upstream = outside.upstreams().find(bind);
        String domain = upstream.map(Upstream::receiptDomain).orElse(bind);
        BindPolicy policy = upstream.map(Upstream::policy).orElse(BindPolicy.DEFAULT);
        var found = outside.store().correlations(domain, policy.receiptForm().normalise(id));
        return Match.among(found, pdu.source())
                .flatMap(match -> outside.store().find(match.correlation().message()));
    }

    private static MessageRequest under(String id, MessageRequest pdu) {
        Tlvs tlvs = pdu.tlvs().replacing(Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, id));
        return switch (pdu) {
            case DeliverSm sm -> sm.toBuilder().tlvs(tlvs).build();
            case DataSm sm -> sm.toBuilder().tlvs(tlvs).build();
            // No upstream sends these.
            case SubmitSm sm -> sm;
            case SubmitMulti sm -> sm;
        };
    }
}
