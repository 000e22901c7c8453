package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Frames;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads octets as a PDU field by field and keeps where each stands; unlike {@link PduDecoder} it goes as far as it can.
 *
 * <p>It reads strictly what concerns the structure of a PDU. Values and lengths beyond those of the specification are problems
 * that it lists, not errors.
 */
final class Dissector {

    private static final List<String> HEADER =
            List.of("command_length", "command_id", "command_status", "sequence_number");

    private Dissector() {}

    /**
     * Reads the first PDU of some octets.
     *
     * @param octets where they are
     * @param from where the PDU starts
     * @param to where the octets end
     */
    static Dissection dissect(byte[] octets, int from, int to) {
        int have = to - from;
        if (have < Integer.BYTES) {
            return incomplete(octets, from, to, "the octets end within command_length");
        }
        long length = commandLength(octets, from);
        if (length < Frames.HEADER_LENGTH || length > Integer.MAX_VALUE) {
            return badLength(octets, from, to, "invalid_command_length");
        }
        if (length > Frames.DEFAULT_MAX_PDU_BYTES) {
            return badLength(octets, from, to, "command_length_above_maximum");
        }
        if (length > have) {
            return incomplete(
                    octets, from, to, "command_length is %d, but only %d octets are there".formatted(length, have));
        }
        return complete(octets, from, (int) length, have - (int) length);
    }

    private static Dissection incomplete(byte[] octets, int from, int to, String sentence) {
        return broken(octets, from, to, Outcome.NEED_MORE_DATA, null, new Problem(0, sentence));
    }

    private static Dissection badLength(byte[] octets, int from, int to, String error) {
        String sentence = "command_length is %d, not %d to %d"
                .formatted(commandLength(octets, from), Frames.HEADER_LENGTH, Frames.DEFAULT_MAX_PDU_BYTES);
        return broken(octets, from, to, Outcome.ERROR, error, new Problem(0, sentence));
    }

    private static Dissection broken(
            byte[] octets, int from, int to, Outcome outcome, @Nullable String error, Problem problem) {
        Octets all = Octets.copyOf(octets, from, to - from);
        List<Node> header = header(all);
        int read = header.size() * Integer.BYTES;
        return new Dissection(
                outcome,
                error,
                all,
                header,
                List.of(),
                false,
                all.slice(read, all.length()),
                List.of(problem),
                0,
                null);
    }

    private static Dissection complete(byte[] octets, int from, int length, int following) {
        Octets frame = Octets.copyOf(octets, from, length);
        List<Node> header = header(frame);
        int commandId = (int) unsigned(octets, from + 4);
        BodyReader body = new BodyReader(frame, Frames.HEADER_LENGTH);
        if (CommandId.isKnown(commandId)) {
            boolean negative = unsigned(octets, from + 8) != 0;
            body.read(PduLayout.of(commandId), commandId < 0, negative);
        } else {
            body.fail("unknown_command_id", 4, "no version of SMPP has the command 0x%08x".formatted(commandId));
        }
        String error = body.error();
        return new Dissection(
                error == null ? Outcome.OK : Outcome.ERROR,
                error,
                frame,
                header,
                body.nodes(),
                body.isAbsent(),
                body.unread(),
                body.problems(),
                following,
                lenient(frame));
    }

    private static @Nullable Pdu lenient(Octets frame) {
        try {
            return PduDecoder.decode(frame.toByteArray());
        } catch (PduException _) {
            return null;
        }
    }

    /** As many fields of the header as are there. */
    private static List<Node> header(Octets octets) {
        List<Node> nodes = new ArrayList<>();
        byte[] bytes = octets.toByteArray();
        for (String name : HEADER) {
            int at = nodes.size() * Integer.BYTES;
            if (bytes.length - at >= Integer.BYTES) {
                nodes.add(new Node.Numeral(name, at, unsigned(bytes, at)));
            }
        }
        return nodes;
    }

    /** The {@code command_length} that stands at an offset. */
    static long commandLength(byte[] octets, int at) {
        return unsigned(octets, at);
    }

    /** The unsigned 32-bit number that stands at an offset. */
    static long unsigned(byte[] octets, int at) {
        return (octets[at] & 0xFFL) << 24
                | (octets[at + 1] & 0xFFL) << 16
                | (octets[at + 2] & 0xFFL) << 8
                | (octets[at + 3] & 0xFFL);
    }
}
