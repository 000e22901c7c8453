package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.ReceiptDate;
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
import java.util.List;

/** Makes the receipts that ESMEs get: under our own ids, as stored deliveries of their own (SMPP 3.4 appendix B). */
final class EsmeReceipts {

    private final MailboxSettings mailbox;
    private final MessageIds ids;
    private final EsmePolicies esmes;

    EsmeReceipts(MailboxSettings mailbox, MessageIds ids, EsmePolicies esmes) {
        this.mailbox = mailbox;
        this.ids = ids;
        this.esmes = esmes;
    }

    /** A receipt about a message, to be stored in the mailbox of its account. */
    StoredMessage about(StoredMessage message, ReceiptFacts facts, Instant now) {
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
                        origin.clientReference(),
                        null,
                        origin.traceId()),
                pdu(message, facts),
                new Times(now, now, now.plus(mailbox.expireAfter())),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, Place.forAccount(origin.account(), now)),
                Lineage.about(message.toldId()),
                message.attributes(),
                0);
    }

    private DeliverSm pdu(StoredMessage message, ReceiptFacts facts) {
        ReceiptForm form = esmes.of(message.origin().systemId()).receipts();
        var version = InterfaceVersion.of(message.origin().interfaceVersion());
        Receipt receipt = receipt(message, facts, form);
        boolean silent = form.text() == ReceiptText.NONE && version != InterfaceVersion.V3_3;
        return DeliverSm.builder()
                .serviceType(message.pdu().serviceType())
                .source(message.destination())
                .destination(message.pdu().source())
                .esmClass(facts.intermediate() ? EsmClass.INTERMEDIATE_NOTIFICATION : EsmClass.RECEIPT)
                .shortMessage(silent ? Octets.EMPTY : text(receipt, form.text()))
                .tlvs(version.filter(receipt.toTlvs()))
                .build();
    }

    private static Receipt receipt(StoredMessage message, ReceiptFacts facts, ReceiptForm form) {
        MessageState state = facts.state();
        String id = IdForm.told(message);
        return new Receipt(
                id,
                facts.submitted(),
                facts.delivered(),
                LocalDateTime.ofInstant(message.times().accepted(), form.zone()),
                LocalDateTime.ofInstant(facts.done(), form.zone()),
                state.stat(),
                facts.error(),
                facts.text(),
                state,
                "",
                id,
                state,
                facts.networkErrorCode(),
                List.of());
    }

    private static Octets text(Receipt receipt, ReceiptText text) {
        ReceiptDate dates = switch (text) {
            case MINUTES, NONE -> ReceiptDate.MINUTES;
            case SECONDS -> ReceiptDate.SECONDS;
            case FULL -> ReceiptDate.FULL;
        };
        return Octets.of(receipt.format(dates).getBytes(US_ASCII));
    }
}
