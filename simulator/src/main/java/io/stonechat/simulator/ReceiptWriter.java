package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes receipts in the style of one centre. It does not use the parser's own form: the two keep each other honest. */
final class ReceiptWriter {

    private static final int TEXT_LENGTH = 20;
    private static final int GSM_NETWORK = 3;
    private static final DateTimeFormatter TEN_DIGITS = digits("yyMMddHHmm");
    private static final DateTimeFormatter TWELVE_DIGITS = digits("yyMMddHHmmss");
    private static final DateTimeFormatter FOURTEEN_DIGITS = digits("yyyyMMddHHmmss");

    private final ReceiptStyle style;

    ReceiptWriter(ReceiptStyle style) {
        this.style = style;
    }

    /** The receipt that says: this message reached this state now. */
    MessageRequest receipt(HeldMessage message, MessageState state, Instant now) {
        int esmClass = style == ReceiptStyle.ORDINARY_CLASS ? EsmClass.DEFAULT : EsmClass.RECEIPT;
        return write(message, state, now, esmClass);
    }

    /** The intermediate notification that says: this message is on its way. */
    MessageRequest notification(HeldMessage message, Instant now) {
        return write(message, MessageState.ENROUTE, now, EsmClass.INTERMEDIATE_NOTIFICATION);
    }

    private MessageRequest write(HeldMessage message, MessageState state, Instant now, int esmClass) {
        // A receipt travels the way back: it comes from the number that the message went to.
        Address from = message.facts().destination();
        Address to = message.facts().source();
        Octets text = ascii(text(message, state, now));
        return switch (style) {
            case DATA_SM ->
                DataSm.builder()
                        .source(from)
                        .destination(to)
                        .esmClass(esmClass)
                        .tlvs(tlvs(message, state).with(new Tlv(TlvTag.MESSAGE_PAYLOAD, text)))
                        .build();
            case IN_PAYLOAD ->
                deliver(from, to, esmClass)
                        .tlvs(tlvs(message, state)
                                .with(new Tlv(TlvTag.MESSAGE_PAYLOAD, text.concat(Octets.of((byte) 0)))))
                        .build();
            case ONLY_TLVS ->
                deliver(from, to, esmClass).tlvs(tlvs(message, state)).build();
            case WITHOUT_TLVS -> deliver(from, to, esmClass).shortMessage(text).build();
            case CANONICAL, WITHOUT_COUNTS, DATES_WITH_SECONDS, DATES_WITH_CENTURY, REORDERED, ORDINARY_CLASS ->
                deliver(from, to, esmClass)
                        .shortMessage(text)
                        .tlvs(tlvs(message, state))
                        .build();
        };
    }

    private static DeliverSm.Builder deliver(Address from, Address to, int esmClass) {
        return DeliverSm.builder().source(from).destination(to).esmClass(esmClass);
    }

    private static Tlvs tlvs(HeldMessage message, MessageState state) {
        int error = state.isFinal() ? message.facts().fate().error() : 0;
        return Tlvs.of(
                Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, message.facts().receiptId()),
                Tlv.octet(TlvTag.MESSAGE_STATE, state.code()),
                new Tlv(TlvTag.NETWORK_ERROR_CODE, Octets.of((byte) GSM_NETWORK, (byte) (error >> Byte.SIZE), (byte)
                        error)));
    }

    private String text(HeldMessage message, MessageState state, Instant now) {
        String id = message.facts().receiptId();
        String submitted = date(message.facts().submitted());
        String done = date(now);
        int delivered = state == MessageState.DELIVERED ? 1 : 0;
        String stat = state.stat();
        String error = "%03d"
                .formatted(
                        state == MessageState.ENROUTE
                                ? 0
                                : message.facts().fate().error());
        String text = beginning(message);
        return switch (style) {
            case WITHOUT_COUNTS ->
                "id:%s submit date:%s done date:%s stat:%s err:%s text:%s"
                        .formatted(id, submitted, done, stat, error, text);
            case REORDERED ->
                "stat:%s id:%s err:%s submitdate:%s donedate:%s sub:001 dlvrd:%03d Text:%s"
                        .formatted(stat, id, error, submitted, done, delivered, text);
            case CANONICAL,
                    WITHOUT_TLVS,
                    DATES_WITH_SECONDS,
                    DATES_WITH_CENTURY,
                    ONLY_TLVS,
                    IN_PAYLOAD,
                    DATA_SM,
                    ORDINARY_CLASS ->
                "id:%s sub:001 dlvrd:%03d submit date:%s done date:%s stat:%s err:%s text:%s"
                        .formatted(id, delivered, submitted, done, stat, error, text);
        };
    }

    private String date(Instant at) {
        return switch (style) {
            case DATES_WITH_SECONDS -> TWELVE_DIGITS.format(at);
            case DATES_WITH_CENTURY -> FOURTEEN_DIGITS.format(at);
            case CANONICAL, WITHOUT_TLVS, WITHOUT_COUNTS, ONLY_TLVS, IN_PAYLOAD, DATA_SM, REORDERED, ORDINARY_CLASS ->
                TEN_DIGITS.format(at);
        };
    }

    /** The first twenty characters of the message, those that are not ASCII as question marks. */
    private static String beginning(HeldMessage message) {
        if (message.facts().dataCoding() > 1) {
            return "";
        }
        byte[] bytes = message.body().toByteArray();
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
        return text.substring(0, Math.min(TEXT_LENGTH, text.length()));
    }

    private static Octets ascii(String text) {
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static DateTimeFormatter digits(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
