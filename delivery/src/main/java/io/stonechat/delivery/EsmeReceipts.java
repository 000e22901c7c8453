package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Makes the receipts that ESMEs get: under our own ids, as stored deliveries of their own (SMPP 3.4 appendix B). */
final class EsmeReceipts {

    private static final String NO_ERROR = "000";

    private final MailboxSettings mailbox;
    private final MessageIds ids;

    EsmeReceipts(MailboxSettings mailbox, MessageIds ids) {
        this.mailbox = mailbox;
        this.ids = ids;
    }

    /** A receipt about a message, to be stored in the mailbox of its account. */
    StoredMessage about(StoredMessage message, MessageState state, boolean intermediate, Instant now) {
        MessageId id = ids.next();
        Origin origin = message.origin();
        return new StoredMessage(
                id,
                MessageKind.RECEIPT,
                new Origin(
                        origin.account(),
                        origin.systemId(),
                        id.value(),
                        origin.interfaceVersion(),
                        origin.clientReference()),
                pdu(message, state, intermediate, now),
                new Times(now, now, now.plus(mailbox.expireAfter())),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, Place.forAccount(origin.account(), now)),
                Lineage.about(message.toldId()),
                message.attributes(),
                0);
    }

    private static DeliverSm pdu(StoredMessage message, MessageState state, boolean intermediate, Instant now) {
        String error = message.progress().error();
        Receipt receipt = Receipt.reporting(
                message.toldId().toString(),
                state,
                local(message.times().accepted()),
                local(now),
                error == null ? NO_ERROR : error);
        return DeliverSm.builder()
                .serviceType(message.pdu().serviceType())
                .source(message.destination())
                .destination(message.pdu().source())
                .esmClass(intermediate ? EsmClass.INTERMEDIATE_NOTIFICATION : EsmClass.RECEIPT)
                .shortMessage(Octets.of(receipt.format().getBytes(US_ASCII)))
                .tlvs(receipt.toTlvs())
                .build();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
