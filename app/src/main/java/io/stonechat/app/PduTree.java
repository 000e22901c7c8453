package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.InformationElement;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.Udh;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dissected PDU as a tree for people: every field with its offset, its value and what it means. */
final class PduTree {

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final int MOST_OCTETS_SHOWN = 64;

    private PduTree() {}

    /** The tree of a PDU; the first line tells where it was found, if in a capture. */
    static String of(int number, Dissection pdu, @Nullable TcpSegment segment) {
        TreeText tree = TreeText.of(title(number, pdu, segment));
        fields(tree, pdu.header());
        fields(tree, pdu.body());
        if (pdu.bodyAbsent()) {
            tree.add("body", "absent");
        }
        if (!pdu.unread().isEmpty()) {
            tree.add(pdu.octets().length() - pdu.unread().length(), "not read", hex(pdu.unread()));
        }
        MessageView.of(pdu.pdu()).ifPresent(message -> message(tree, message));
        for (Problem problem : pdu.problems()) {
            tree.add(problem.offset(), "problem", problem.sentence());
        }
        if (pdu.following() > 0) {
            tree.add(pdu.octets().length(), "after the PDU", octets(pdu.following()));
        }
        return tree.render();
    }

    private static String title(int number, Dissection pdu, @Nullable TcpSegment segment) {
        int commandId = (int) pdu.number("command_id", 0);
        String what = switch (pdu.outcome()) {
            case NEED_MORE_DATA -> "incomplete PDU";
            case OK, ERROR -> pdu.isFramed() ? CommandId.name(commandId) : "no PDU";
        };
        StringBuilder title = new StringBuilder(
                "#%d  %s  %s".formatted(number, what, octets(pdu.octets().length())));
        if (pdu.outcome() == Outcome.ERROR) {
            title.append("  ERROR ").append(pdu.error());
        }
        if (segment != null) {
            title.append("  packet ").append(segment.packet().number());
            if (!segment.packet().time().equals(Instant.EPOCH)) {
                title.append("  ").append(segment.packet().time());
            }
            title.append("  %s → %s".formatted(segment.source(), segment.destination()));
        }
        return title.toString();
    }

    private static void fields(TreeText tree, List<Node> nodes) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Numeral number -> tree.add(number.offset(), number.name(), number(number));
                case Node.Text(var name, var at, var value) -> tree.add(at, name, Quoted.of(value));
                case Node.Raw(var name, var at, var value) -> tree.add(at, name, hex(value));
                case Node.Texts(var name, var at, var values) ->
                    tree.add(at, name, values.stream().map(Quoted::of).toList().toString());
                case Node.Groups(var name, var at, var groups) -> groups(tree.add(at, name, ""), groups);
                case Node.Parameter(var at, var tlv) -> tlv(tree, at, tlv);
            }
        }
    }

    private static void groups(TreeText tree, List<List<Node>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            fields(tree.add(String.valueOf(i + 1), ""), groups.get(i));
        }
    }

    private static String number(Node.Numeral number) {
        String value = Meanings.isHexadecimal(number.name())
                ? (number.value() > 0xFF || number.name().startsWith("command") ? "0x%08x" : "0x%02x")
                        .formatted(number.value())
                : String.valueOf(number.value());
        return value + "  " + Meanings.of(number.name(), number.value());
    }

    private static void tlv(TreeText tree, int at, Tlv tlv) {
        String name = TlvDefinition.of(tlv.tag()).map(TlvDefinition::name).orElse("unknown TLV");
        String meaning = TlvMeanings.of(tlv);
        String value = tlv.value().isEmpty() ? "empty" : hex(tlv.value());
        tree.add(at, name, "0x%04x  %s  %s".formatted(tlv.tag(), value, meaning));
    }

    private static void message(TreeText tree, MessageView message) {
        message.udh().ifPresent(udh -> udh(tree.add("user data header", octets(udh.length())), udh));
        if (message.text() != null) {
            tree.add("text", Quoted.of(message.text()))
                    .add("alphabet", Objects.requireNonNullElse(message.alphabet(), "unknown"));
        }
        message.receipt().ifPresent(receipt -> receipt(tree.add("receipt", ""), receipt));
    }

    private static void udh(TreeText tree, Udh udh) {
        for (InformationElement element : udh.elements()) {
            tree.add("0x%02x".formatted(element.id()), "%s  %s".formatted(hex(element.data()), element.name()));
        }
        udh.concatenation()
                .ifPresent(part -> tree.add(
                        "part", "%d of %d, reference %d".formatted(part.number(), part.total(), part.reference())));
        udh.ports()
                .ifPresent(ports -> tree.add("ports", "from %d to %d".formatted(ports.source(), ports.destination())));
        udh.lockingShift().ifPresent(language -> tree.add("locking shift", language.toString()));
        udh.singleShift().ifPresent(language -> tree.add("single shift", language.toString()));
        if (!udh.malformed().isEmpty()) {
            tree.add("not read", hex(udh.malformed()));
        }
    }

    private static void receipt(TreeText tree, Receipt receipt) {
        add(tree, "id", receipt.id());
        add(tree, "stat", receipt.stat());
        add(tree, "state", receipt.state());
        add(tree, "err", receipt.err());
        add(tree, "sub", receipt.sub());
        add(tree, "dlvrd", receipt.dlvrd());
        add(tree, "submit date", receipt.submitDate());
        add(tree, "done date", receipt.doneDate());
        add(tree, "text", receipt.text());
        receipt.unread().forEach(phrase -> tree.add("not read", phrase));
    }

    private static void add(TreeText tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.add(name, value instanceof String text ? Quoted.of(text) : value.toString());
        }
    }

    private static String hex(Octets octets) {
        if (octets.length() <= MOST_OCTETS_SHOWN) {
            return SPACED.formatHex(octets.toByteArray());
        }
        String start = SPACED.formatHex(octets.slice(0, MOST_OCTETS_SHOWN).toByteArray());
        return "%s … (%s)".formatted(start, octets(octets.length()));
    }

    private static String octets(int count) {
        return count == 1 ? "1 octet" : count + " octets";
    }
}
