package io.stonechat.smpp;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds whose a mobile-originated message is. */
final class MobileOriginated {
    private static final int UCS_2 = 8;

    private MobileOriginated() {}

    static Optional<String> ownerOf(MessageRequest pdu, String bind, Routing routing) {
        return switch (pdu) {
            case DeliverSm message -> routing.ownerOf(message.source(), message.destination(), text(pdu), bind);
            case DataSm message -> routing.ownerOf(message.source(), message.destination(), text(pdu), bind);
            case MessageRequest _ -> Optional.empty();
        };
    }

    private static String text(MessageRequest pdu) {
        return new String(
                pdu.body().toByteArray(),
                pdu.dataCoding() == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }
}
