package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.InformationElement;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.Udh;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dissected PDU as a JSON object, by the field names of the specification. */
final class PduJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PduJson() {}

    /** The object for a PDU; {@code capture} tells where it was found, if in a capture. */
    static ObjectNode of(Dissection pdu, @Nullable TcpSegment segment) {
        ObjectNode object = JSON.createObjectNode();
        if (segment != null) {
            capture(object.putObject("capture"), segment);
        }
        header(object, pdu);
        fields(object, pdu.body());
        if (pdu.bodyAbsent()) {
            object.put("body", "absent");
        } else if (!pdu.unread().isEmpty() && pdu.outcome() == Outcome.ERROR) {
            object.put(
                    pdu.hasUnexpectedBody() ? "unexpected_body_hex" : "unread_hex",
                    pdu.unread().toHex());
        }
        MessageView.of(pdu.pdu()).ifPresent(message -> message(object, message));
        if (pdu.following() > 0) {
            object.put("bytes_after_pdu", pdu.following());
        }
        object.put("outcome", pdu.outcome().wireName());
        if (pdu.error() != null) {
            object.put("error", pdu.error());
        }
        problems(object, pdu.problems());
        return object;
    }

    /** The object for a line that is not hexadecimal. */
    static ObjectNode unreadable(String reason) {
        ObjectNode object = JSON.createObjectNode();
        object.put("outcome", Outcome.ERROR.wireName());
        object.put("error", "not_hexadecimal");
        object.putArray("problems").addObject().put("offset", 0).put("problem", reason);
        return object;
    }

    private static void capture(ObjectNode object, TcpSegment segment) {
        object.put("packet", segment.packet().number());
        if (!segment.packet().time().equals(Instant.EPOCH)) {
            object.put("time", segment.packet().time().toString());
        }
        object.put("source", segment.source().toString());
        object.put("destination", segment.destination().toString());
    }

    /** A header that is not all there, or whose length is impossible, tells its length and how much there is. */
    private static void header(ObjectNode object, Dissection pdu) {
        if (!pdu.isFramed()) {
            if (!pdu.header().isEmpty()) {
                object.put("command_length", pdu.number("command_length", 0));
            }
            object.put("have", pdu.octets().length());
            return;
        }
        int commandId = (int) pdu.number("command_id", 0);
        object.put("command_length", pdu.number("command_length", 0));
        object.put("command_id", "0x%08x".formatted(commandId));
        object.put("command", CommandId.isKnown(commandId) ? CommandId.name(commandId) : null);
        object.put("command_status", pdu.number("command_status", 0));
        object.put("sequence_number", pdu.number("sequence_number", 0));
    }

    private static void fields(ObjectNode object, List<Node> nodes) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Numeral(var name, var _, var value) -> object.put(name, value);
                case Node.Text(var name, var _, var value) -> object.put(name, value);
                case Node.Raw(var name, var _, var value) -> object.put(name + "_hex", value.toHex());
                case Node.Texts(var name, var _, var values) -> values.forEach(object.withArray(name)::add);
                case Node.Groups(var name, var _, var groups) -> {
                    ArrayNode array = object.putArray(name);
                    groups.forEach(group -> fields(array.addObject(), group));
                }
                case Node.Parameter(var _, var tlv) ->
                    tlv(object.withArray("tlvs").addObject(), tlv);
            }
        }
    }

    private static void tlv(ObjectNode object, Tlv tlv) {
        object.put("tag", "0x%04x".formatted(tlv.tag()));
        object.put("name", TlvDefinition.of(tlv.tag()).map(TlvDefinition::name).orElse(null));
        object.put("len", tlv.value().length());
        object.put("value_hex", tlv.value().toHex());
    }

    private static void message(ObjectNode object, MessageView message) {
        message.udh().ifPresent(udh -> udh(object.putObject("udh"), udh));
        if (message.text() != null) {
            object.put("text", message.text());
        }
        message.receipt().ifPresent(receipt -> receipt(object.putObject("receipt"), receipt));
    }

    private static void udh(ObjectNode object, Udh udh) {
        Optional<Concatenation> concatenation = udh.concatenation();
        if (concatenation.isPresent()) {
            boolean wide = udh.find(InformationElement.CONCATENATION_16).isPresent();
            object.put("ref", concatenation.get().reference());
            object.put("total", concatenation.get().total());
            object.put("seq", concatenation.get().number());
            object.put("ref_bits", wide ? 16 : 8);
        }
        udh.ports()
                .ifPresent(ports -> object.putObject("ports")
                        .put("dest", ports.destination())
                        .put("src", ports.source()));
        for (InformationElement element : udh.elements()) {
            ObjectNode one = object.withArray("elements").addObject();
            one.put("iei", "0x%02x".formatted(element.id()));
            one.put("name", element.name());
            one.put("value_hex", element.data().toHex());
        }
        if (!udh.malformed().isEmpty()) {
            object.put("malformed_hex", udh.malformed().toHex());
        }
    }

    private static void receipt(ObjectNode object, Receipt receipt) {
        object.put("id", receipt.id());
        object.put("sub", receipt.sub());
        object.put("dlvrd", receipt.dlvrd());
        object.put("submit_date", date(receipt.submitDate()));
        object.put("done_date", date(receipt.doneDate()));
        object.put("stat", receipt.stat());
        object.put("err", receipt.err());
        object.put("text", receipt.text());
        object.put("state", receipt.state() == null ? null : receipt.state().name());
        receipt.unread().forEach(object.withArray("unread")::add);
    }

    private static @Nullable String date(@Nullable LocalDateTime date) {
        return date == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date);
    }

    private static void problems(ObjectNode object, List<Problem> problems) {
        for (Problem problem : problems) {
            object.withArray("problems")
                    .addObject()
                    .put("offset", problem.offset())
                    .put("problem", problem.sentence());
        }
    }
}
