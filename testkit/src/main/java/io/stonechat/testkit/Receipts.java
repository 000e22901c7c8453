package io.stonechat.testkit;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes receipts as a provider does (SMPP 3.4 appendix B). */
final class Receipts {

    private Receipts() {}

    static DeliverSm of(String id, MessageState state, String error, Received message, Instant at) {
        LocalDateTime now = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        Receipt receipt = Receipt.reporting(id, state, now, now, error);
        return DeliverSm.builder()
                .source(Address.of(message.destination()))
                .destination(Address.of(message.source()))
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.of(receipt.format().getBytes(StandardCharsets.ISO_8859_1)))
                .tlvs(receipt.toTlvs())
                .build();
    }
}
