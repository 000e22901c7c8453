package io.stonechat.app;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Octets printed as a dump: an offset, some octets, the same as characters; as xxd, hexdump -C, tcpdump -X, tshark -x and
 * Wireshark print it.
 *
 * <p>An offset of zero starts another dump. Lines that are none of a dump are passed over; what tshark says about reassembled
 * or decrypted octets is left out, since the packets themselves are there.
 */
final class HexDump {

    private static final Pattern LINE = Pattern.compile("\\s*(?:0x)?([0-9a-fA-F]{4,16})(:|\\s{2,}|\\s*$)(.*)");
    private static final Pattern PAIRS = Pattern.compile("[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?(?=\\s|$)");
    private static final Pattern OTHER_SOURCE = Pattern.compile("\\s*(?:Reassembled|Decrypted|Uncompressed)\\b.*");
    private static final Pattern FRAME = Pattern.compile("\\s*(?:Frame|Packet)\\b.*");
    private static final int MOST_ON_A_LINE = 64;

    private final List<byte[]> blocks = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private byte[] lastLine = {};
    private boolean skipping;
    private boolean repeating;

    private HexDump() {}

    /** Whether a line starts a dump: with the offset zero, and octets after it. */
    static boolean isStart(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                && Long.parseUnsignedLong(matcher.group(1), 16) == 0
                && octets(matcher.group(2), matcher.group(3)).length > 0
                && (matcher.group(2).equals(":")
                        || PAIRS.matcher(matcher.group(3).strip()).lookingAt());
    }

    /** The octets of each dump in these lines. */
    static List<byte[]> read(List<String> lines) {
        HexDump dump = new HexDump();
        lines.forEach(dump::line);
        dump.endBlock();
        return dump.blocks;
    }

    private void line(String line) {
        if (OTHER_SOURCE.matcher(line).matches()) {
            endBlock();
            skipping = true;
        } else if (FRAME.matcher(line).matches()) {
            endBlock();
            skipping = false;
        } else if (line.strip().equals("*")) {
            repeating = true;
        } else {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                octets(Long.parseUnsignedLong(matcher.group(1), 16), octets(matcher.group(2), matcher.group(3)));
            }
        }
    }

    private void octets(long offset, byte[] octets) {
        if (offset == 0 && octets.length > 0) {
            endBlock();
        }
        if (skipping) {
            return;
        }
        while (repeating && lastLine.length > 0 && block.size() < Math.min(offset, PcapReader.LONGEST_PACKET)) {
            block.writeBytes(lastLine);
        }
        repeating = false;
        trimTo(offset);
        block.writeBytes(octets);
        lastLine = octets;
    }

    /** The next offset tells how many octets the line before really had: characters may look like octets. */
    private void trimTo(long offset) {
        if (offset > 0 && offset < block.size()) {
            byte[] kept = Arrays.copyOf(block.toByteArray(), (int) offset);
            block.reset();
            block.writeBytes(kept);
        }
    }

    private void endBlock() {
        if (block.size() > 0) {
            blocks.add(block.toByteArray());
        }
        block.reset();
        repeating = false;
    }

    /** The octets of a line, up to the column of characters. */
    private static byte[] octets(String mark, String rest) {
        // After a colon two blanks end the octets, in the other styles three: there two stand in the middle.
        String gap = mark.equals(":") ? "  " : "   ";
        String text = rest.strip();
        int bar = text.indexOf(" |");
        int end = bar >= 0 ? bar : text.indexOf(gap);
        String area = end >= 0 ? text.substring(0, end) : text;
        Matcher pairs = PAIRS.matcher(area);
        StringBuilder digits = new StringBuilder();
        int at = 0;
        while (at < area.length() && digits.length() < 2 * MOST_ON_A_LINE && pairs.find(at)) {
            if (!area.substring(at, pairs.start()).isBlank()) {
                break;
            }
            digits.append(pairs.group());
            at = pairs.end();
        }
        return HexFormat.of().parseHex(digits);
    }
}
