package io.stonechat.app;

import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Udh;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the message within a PDU says.
 *
 * @param userData the octets of the message, its header included
 * @param udh its user data header, if it has one that can be read
 * @param alphabet the name of the alphabet; null when {@code data_coding} says that the message is no text
 * @param text its text; null when it is none
 * @param receipt the delivery receipt that it is, if it is one
 */
record MessageView(
        Octets userData,
        Optional<Udh> udh,
        @Nullable String alphabet,
        @Nullable String text,
        Optional<Receipt> receipt) {

    /** The message in a PDU, if it carries one. */
    static Optional<MessageView> of(@Nullable Pdu pdu) {
        return switch (pdu) {
            case MessageRequest message -> Optional.of(of(message));
            // It has no data_coding: the message it replaces keeps its own, which is not known here.
            case ReplaceSm replace ->
                Optional.of(new MessageView(
                        replace.shortMessage(),
                        Optional.empty(),
                        "as the message it replaces",
                        Text.decode(DataCoding.DEFAULT, replace.shortMessage()),
                        Optional.empty()));
            case null, default -> Optional.empty();
        };
    }

    private static MessageView of(MessageRequest message) {
        Optional<Udh> udh = message.hasUdh() ? Udh.parse(message.body()) : Optional.empty();
        String alphabet = new DataCoding(message.dataCoding())
                .alphabet()
                .map(found -> found.name())
                .orElse(null);
        return new MessageView(
                message.body(), udh, alphabet, alphabet == null ? null : Text.of(message), Receipt.of(message));
    }
}
