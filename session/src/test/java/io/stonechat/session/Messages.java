package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.Unbind;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

    /** A bind whose password no centre of the tests takes. */
    static BindRequest wrongBind() {
        return BindRequest.builder()
                .sequenceNumber(1)
                .systemId("esme")
                .password("wrong")
                .build();
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

    /** A request by the name of its command. */
    static Request request(String name, int sequence) {
        var address = Address.of("4917000000");
        return switch (name) {
            case "bind_transmitter" -> bind(sequence, BindType.TRANSMITTER);
            case "bind_receiver" -> bind(sequence, BindType.RECEIVER);
            case "bind_transceiver" -> bind(sequence, BindType.TRANSCEIVER);
            case "outbind" -> new Outbind(sequence, "centre", "secret");
            case "unbind" -> new Unbind(sequence);
            case "enquire_link" -> new EnquireLink(sequence);
            case "submit_sm" -> submit(sequence);
            case "submit_multi" ->
                SubmitMulti.builder()
                        .sequenceNumber(sequence)
                        .source(address)
                        .destinations(List.of(new SmeAddress(address)))
                        .build();
            case "data_sm" -> data(sequence);
            case "deliver_sm" -> deliver(sequence);
            case "query_sm" -> new QuerySm(sequence, "id", address);
            case "cancel_sm" -> new CancelSm(sequence, "", "id", address, address);
            case "replace_sm" -> new ReplaceSm(sequence, "id", address, "", "", 0, 0, octets("new"), Tlvs.NONE);
            case "alert_notification" -> new AlertNotification(sequence, address, address, Tlvs.NONE);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static BindRequest bind(int sequence, BindType type) {
        return BindRequest.builder()
                .sequenceNumber(sequence)
                .type(type)
                .systemId("esme")
                .password(TestCentre.PASSWORD)
                .build();
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
