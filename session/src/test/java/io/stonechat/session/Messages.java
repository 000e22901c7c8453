package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import java.nio.charset.StandardCharsets;

/** The messages that the tests send. */
final class Messages {
    private Messages() {}

    static SubmitSm submit(int sequence, String text) {
        return SubmitSm.builder()
                .sequenceNumber(sequence)
                .source(Address.of("4917000000"))
                .destination(Address.of("4917999999"))
                .shortMessage(octets(text))
                .build();
    }

    static SubmitSm submit(int sequence) {
        return submit(sequence, "hello");
    }

    static DeliverSm deliver(int sequence) {
        return DeliverSm.builder()
                .sequenceNumber(sequence)
                .source(Address.of("4917000000"))
                .destination(Address.of("4917999999"))
                .shortMessage(octets("hello"))
                .build();
    }

    static DataSm data(int sequence) {
        return DataSm.builder()
                .sequenceNumber(sequence)
                .source(Address.of("4917000000"))
                .destination(Address.of("4917999999"))
                .build();
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
