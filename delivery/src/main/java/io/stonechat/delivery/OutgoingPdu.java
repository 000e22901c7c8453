package io.stonechat.delivery;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;

/** The PDU of an attempt: what was received or a script made of it, with what remains of its validity and the receipts we ask for. Pure. */
final class OutgoingPdu {

    private OutgoingPdu() {}

    static MessageRequest of(StoredMessage message, Instant now) {
        if (message.kind() != MessageKind.SUBMIT) {
            return message.pdu();
        }
        Duration remaining = Duration.between(now, message.times().validUntil());
        return switch (message.outgoing()) {
            case SubmitSm sm -> submit(sm, message, remaining);
            case DataSm sm -> data(sm, message, remaining);
            // Neither is stored as a submit: the parts of a submit_multi are each a submit_sm.
            case DeliverSm sm -> sm;
            case SubmitMulti sm -> sm;
        };
    }

    private static SubmitSm submit(SubmitSm sm, StoredMessage message, Duration remaining) {
        return sm.toBuilder()
                .scheduleDeliveryTime("")
                .validityPeriod(sm.validityPeriod().isEmpty() ? "" : SmppTimes.relative(remaining))
                .registeredDelivery(message.receipts().requested())
                .build();
    }

    private static DataSm data(DataSm sm, StoredMessage message, Duration remaining) {
        DataSm.Builder data =
                sm.toBuilder().registeredDelivery(message.receipts().requested());
        if (sm.tlvs().contains(TlvTag.QOS_TIME_TO_LIVE)) {
            int seconds = Math.clamp(remaining.toSeconds(), 1, Integer.MAX_VALUE);
            data.tlvs(sm.tlvs().replacing(Tlv.int32(TlvTag.QOS_TIME_TO_LIVE, seconds)));
        }
        return data.build();
    }
}
