package io.stonechat.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvTag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a PDU's body one after the other, up to the first that cannot be read. */
final class BodyReader {

    private static final int TLV_HEADER = 4;
    private static final int SME_ADDRESS = 1;
    private static final int DISTRIBUTION_LIST = 2;
    private static final List<PduLayout.Part> DESTINATION = PduLayout.address("dest_addr", "destination_addr", 21);
    private static final PduLayout.Part LIST_NAME = new PduLayout.Part("dl_name", PduLayout.Kind.TEXT, 21);
    private static final PduLayout.Part ERROR_STATUS =
            new PduLayout.Part("error_status_code", PduLayout.Kind.INT32, Integer.BYTES);

    private final Octets frame;
    private final int end;
    private final List<Problem> problems = new ArrayList<>();
    private List<Node> nodes = new ArrayList<>();
    private int at;
    private boolean absent;
    private @Nullable String error;

    /** A reader of what follows the header of a PDU. */
    BodyReader(Octets frame, int from) {
        this.frame = frame;
        this.end = frame.length();
        this.at = from;
    }

    /**
     * Reads the body.
     *
     * @param layout its fields
     * @param response whether it is that of a response, which may be absent
     * @param negative whether the status tells of a failure: TLVs may then come without the fields before them
     */
    void read(List<PduLayout.Part> layout, boolean response, boolean negative) {
        absent = response && at == end && !layout.isEmpty();
        if (absent) {
            return;
        }
        boolean mayHaveTlvs = layout.stream().anyMatch(part -> part.kind() == PduLayout.Kind.TLVS);
        if (response && negative && mayHaveTlvs && onlyTlvsAreLeft()) {
            note(at, "a negative response with TLVs lacks the fields before them");
            tlvs();
            return;
        }
        for (PduLayout.Part part : layout) {
            if (!read(part)) {
                return;
            }
        }
        if (at < end) {
            fail("trailing_bytes_" + (end - at), at, "%d octets follow the last field".formatted(end - at));
        }
    }

    private boolean read(PduLayout.Part part) {
        return switch (part.kind()) {
            case OCTET -> number(part.name(), 1);
            case INT32 -> number(part.name(), Integer.BYTES);
            case TEXT -> text(part.name(), part.limit());
            case TIME -> time(part.name(), part.limit());
            case SHORT_MESSAGE -> shortMessage();
            case DESTINATIONS -> groups("number_of_dests", part.name(), this::destination);
            case UNSUCCESSFUL -> groups("no_unsuccess", part.name(), this::unsuccessful);
            case MESSAGE_IDS -> texts(part);
            case TLVS -> tlvs();
        };
    }

    private boolean number(String name, int width) {
        if (end - at < width) {
            return fail("truncated " + name, at, "the PDU ends before " + name);
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | frame.at(at + i);
        }
        nodes.add(new Node.Numeral(name, at, value));
        at += width;
        return true;
    }

    private boolean text(String name, int limit) {
        int nul = at;
        while (nul < end && frame.at(nul) != 0) {
            nul++;
        }
        if (nul == end) {
            return fail("missing_nul", at, "no NUL ends " + name);
        }
        int length = nul - at;
        if (length >= limit) {
            note(at, "%s has %d characters, at most %d are allowed".formatted(name, length, limit - 1));
        }
        nodes.add(new Node.Text(name, at, new String(frame.slice(at, nul).toByteArray(), ISO_8859_1)));
        at = nul + 1;
        return true;
    }

    private boolean time(String name, int limit) {
        int start = at;
        boolean read = text(name, limit);
        int length = at - start - 1;
        if (read && length > 0 && length < limit - 1) {
            note(start, "%s has %d characters, a time has %d".formatted(name, length, limit - 1));
        }
        return read;
    }

    private boolean shortMessage() {
        if (!number("sm_length", 1)) {
            return false;
        }
        int length = frame.at(at - 1);
        if (length > end - at) {
            return fail(
                    "short_message_overrun", at, "sm_length is %d, but %d octets are left".formatted(length, end - at));
        }
        nodes.add(new Node.Raw("short_message", at, frame.slice(at, at + length)));
        at += length;
        return true;
    }

    /** A count and as many groups of fields. */
    private boolean groups(String countName, String name, Group group) {
        if (!number(countName, 1)) {
            return false;
        }
        int count = frame.at(at - 1);
        List<Node> outer = nodes;
        List<List<Node>> groups = new ArrayList<>();
        int start = at;
        boolean read = true;
        for (int i = 0; i < count && read; i++) {
            nodes = new ArrayList<>();
            read = group.read();
            groups.add(nodes);
        }
        nodes = outer;
        nodes.add(new Node.Groups(name, start, groups));
        return read;
    }

    private boolean destination() {
        if (!number("dest_flag", 1)) {
            return false;
        }
        return switch (frame.at(at - 1)) {
            case SME_ADDRESS -> DESTINATION.stream().allMatch(this::read);
            case DISTRIBUTION_LIST -> read(LIST_NAME);
            default -> fail("invalid_dest_flag", at - 1, "dest_flag is neither 1 (address) nor 2 (distribution list)");
        };
    }

    private boolean unsuccessful() {
        return DESTINATION.stream().allMatch(this::read) && read(ERROR_STATUS);
    }

    private boolean texts(PduLayout.Part part) {
        if (!number("no_of_messages", 1)) {
            return false;
        }
        int count = frame.at(at - 1);
        List<Node> outer = nodes;
        nodes = new ArrayList<>();
        int start = at;
        boolean read = true;
        for (int i = 0; i < count && read; i++) {
            read = text(part.name(), part.limit());
        }
        List<String> values =
                nodes.stream().map(node -> ((Node.Text) node).value()).toList();
        nodes = outer;
        nodes.add(new Node.Texts(part.name(), start, values));
        return read;
    }

    private boolean tlvs() {
        while (end - at >= TLV_HEADER) {
            int tag = int16(at);
            int length = int16(at + 2);
            int left = end - at - TLV_HEADER;
            if (length > left) {
                return fail(
                        "tlv_overrun tag=0x%04x len=%d have=%d".formatted(tag, length, left),
                        at,
                        "TLV %s claims %d octets, but %d are left".formatted(TlvTag.name(tag), length, left));
            }
            checkLength(tag, length);
            int value = at + TLV_HEADER;
            nodes.add(new Node.Parameter(at, new Tlv(tag, frame.slice(value, value + length))));
            at = value + length;
        }
        return true;
    }

    private void checkLength(int tag, int length) {
        TlvDefinition.of(tag)
                .filter(tlv -> length < tlv.minLength() || length > tlv.maxLength())
                .ifPresent(tlv -> note(
                        at,
                        "TLV %s has %d octets, not %s"
                                .formatted(
                                        tlv.name(),
                                        length,
                                        tlv.minLength() == tlv.maxLength()
                                                ? tlv.minLength()
                                                : tlv.minLength() + " to " + tlv.maxLength())));
    }

    private boolean onlyTlvsAreLeft() {
        int next = at;
        while (end - next >= TLV_HEADER) {
            next += TLV_HEADER + int16(next + 2);
        }
        return next == end;
    }

    private int int16(int index) {
        return frame.at(index) << 8 | frame.at(index + 1);
    }

    private void note(int offset, String sentence) {
        problems.add(new Problem(offset, sentence));
    }

    /** Ends the reading with an error. */
    boolean fail(String name, int offset, String sentence) {
        error = name;
        note(offset, sentence);
        return false;
    }

    @Nullable
    String error() {
        return error;
    }

    boolean isAbsent() {
        return absent;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What is left from the first octet that could not be read on. */
    Octets unread() {
        return frame.slice(at, end);
    }

    /** Reads the fields of one element of a list. */
    private interface Group {
        boolean read();
    }
}
