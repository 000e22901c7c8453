package io.stonechat.delivery;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;

/**
 * The PDU of an attempt: what was received or a script made of it, with what the upstream is told of its validity and
 * schedule and the receipts we ask for. Pure.
 *
 * @param form how messages are written for the upstream
 * @param version the version of SMPP it speaks; before 3.4 it is told absolute times
 */
record OutgoingPdu(OutgoingForm form, InterfaceVersion version) {

    /** For an upstream that nothing is known of. */
    static final OutgoingPdu USUAL = new OutgoingPdu(OutgoingForm.DEFAULT, InterfaceVersion.V3_4);

    /** For the upstream behind a bind. */
    static OutgoingPdu towards(Upstream upstream) {
        return new OutgoingPdu(upstream.policy().outgoing(), InterfaceVersion.of(upstream.interfaceVersion()));
    }

    MessageRequest of(StoredMessage message, Instant now) {
        if (message.kind() != MessageKind.SUBMIT) {
            return message.pdu();
        }
        return switch (message.outgoing()) {
            case SubmitSm sm -> submit(sm, message, now);
            case DataSm sm -> data(sm, message, now);
            // Neither is stored as a submit: the parts of a submit_multi are each a submit_sm.
            case DeliverSm sm -> sm;
            case SubmitMulti sm -> sm;
        };
    }

    private SubmitSm submit(SubmitSm sm, StoredMessage message, Instant now) {
        return sm.toBuilder()
                .scheduleDeliveryTime(schedule(message, now))
                .validityPeriod(tellsValidity(given(sm)) ? until(message.times().validUntil(), now) : "")
                .registeredDelivery(message.receipts().requested())
                .build();
    }

    private DataSm data(DataSm sm, StoredMessage message, Instant now) {
        boolean given = sm.tlvs().contains(TlvTag.QOS_TIME_TO_LIVE);
        Duration remaining = Duration.between(now, message.times().validUntil());
        int seconds = Math.clamp(remaining.toSeconds(), 1, Integer.MAX_VALUE);
        return sm.toBuilder()
                .registeredDelivery(message.receipts().requested())
                .tlvs(
                        tellsValidity(given)
                                ? sm.tlvs().replacing(Tlv.int32(TlvTag.QOS_TIME_TO_LIVE, seconds))
                                : given ? sm.tlvs().without(TlvTag.QOS_TIME_TO_LIVE) : sm.tlvs())
                .build();
    }

    private static boolean given(ShortMessageRequest sm) {
        return !sm.validityPeriod().isEmpty();
    }

    private boolean tellsValidity(boolean given) {
        return switch (form.validity()) {
            case PASS -> given;
            case CAP -> true;
            case STRIP -> false;
        };
    }

    private String schedule(StoredMessage message, Instant now) {
        Instant due = message.times().due();
        return form.schedule() == PassedSchedule.PASS && due.isAfter(now) ? until(due, now) : "";
    }

    private String until(Instant moment, Instant now) {
        return version == InterfaceVersion.V3_3
                ? SmppTimes.absolute(moment)
                : SmppTimes.relative(Duration.between(now, moment));
    }
}
