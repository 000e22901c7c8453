package io.stonechat.app;

import io.stonechat.protocol.Frames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what it is given, hexadecimal digits, a dump, a capture or plain octets, and hands over every PDU in it. */
final class DecodeInput {

    /** How much of a file that is no capture is read. */
    static final int LONGEST_FILE = 1 << 28;

    private static final int ENOUGH_TO_TELL_TEXT = 4096;

    private final int port;
    private final PduSink sink;

    DecodeInput(int port, PduSink sink) {
        this.port = port;
        this.sink = sink;
    }

    /** Takes the name of a file, or else hexadecimal digits. */
    void argument(String argument) throws IOException {
        Path file = file(argument);
        if (file != null) {
            file(file);
            return;
        }
        byte[] octets = HexInput.octets(argument)
                .orElseThrow(() -> new UsageFailure("'%s' is neither a file nor octets in hexadecimal: %s."
                        .formatted(shortened(argument), HexInput.complaint(argument))));
        block(octets);
    }

    private static @Nullable Path file(String argument) {
        try {
            Path path = Path.of(argument);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private void file(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (startsCapture(in)) {
                capture(in);
                return;
            }
            byte[] content = in.readNBytes(LONGEST_FILE + 1);
            if (content.length > LONGEST_FILE) {
                throw new Failure("The file %s is longer than %d MiB: give a capture, or a part of it."
                        .formatted(file, LONGEST_FILE >> 20));
            }
            if (isText(content)) {
                text(new String(content, StandardCharsets.ISO_8859_1).lines().toList());
            } else {
                block(content);
            }
        }
    }

    /** Takes standard input: a capture, a dump, or a PDU a line, each answered at once. */
    void standardInput(InputStream standardInput) throws IOException {
        BufferedInputStream in = new BufferedInputStream(standardInput);
        if (startsCapture(in)) {
            capture(in);
            return;
        }
        LineReader lines = new LineReader(in);
        String line = lines.next();
        if (line != null && HexDump.isStart(line)) {
            List<String> all = new ArrayList<>();
            for (String each = line; each != null; each = lines.next()) {
                all.add(each);
            }
            text(all);
            return;
        }
        for (; line != null; line = lines.next()) {
            if (!line.isBlank()) {
                line(line);
            }
        }
    }

    /** A line of standard input gives one answer, whatever it holds. */
    private void line(String line) {
        Optional<byte[]> octets = HexInput.octets(line);
        if (octets.isPresent()) {
            byte[] bytes = octets.get();
            sink.pdu(Dissector.dissect(bytes, 0, bytes.length), null);
        } else {
            sink.unreadable(shortened(line), HexInput.complaint(line));
        }
    }

    private void capture(InputStream in) throws IOException {
        CaptureDecoder decoder = new CaptureDecoder(port, pdu -> sink.pdu(pdu.dissection(), pdu.segment()));
        CaptureFile.read(in, decoder::accept);
        decoder.end();
        if (decoder.pdus() == 0) {
            throw new Failure(decoder.summary());
        }
    }

    private void text(List<String> lines) {
        if (lines.stream().anyMatch(HexDump::isStart)) {
            dump(HexDump.read(lines));
            return;
        }
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        if (filled.isEmpty()) {
            throw new Failure("There is nothing to decode.");
        }
        // Whole PDUs on the first line mean a PDU a line; otherwise the lines are one long text that was wrapped.
        if (HexInput.octets(filled.getFirst()).filter(DecodeInput::isWholePdus).isPresent()) {
            filled.forEach(this::line);
        } else {
            String all = String.join("", filled);
            block(HexInput.octets(all)
                    .orElseThrow(
                            () -> new Failure("The file holds neither hexadecimal digits nor a dump nor a capture: %s."
                                    .formatted(HexInput.complaint(all)))));
        }
    }

    /** Dumps of packets carry their link, IP and TCP headers; dumps of what a connection carried start with a PDU. */
    private void dump(List<byte[]> blocks) {
        CaptureDecoder packets = new CaptureDecoder(port, pdu -> sink.pdu(pdu.dissection(), pdu.segment()));
        int number = 1;
        for (byte[] block : blocks) {
            Packet packet = PacketShape.packet(number, block);
            if (packet == null) {
                octets(block);
            } else {
                packets.accept(packet);
            }
            number++;
        }
        packets.end();
    }

    private void block(byte[] octets) {
        dump(List.of(octets));
    }

    /** One PDU after the other. */
    private void octets(byte[] octets) {
        int at = 0;
        do {
            Dissection dissection = Dissector.dissect(octets, at, octets.length);
            sink.pdu(dissection, null);
            at = octets.length - dissection.following();
        } while (at < octets.length);
    }

    private static boolean isWholePdus(byte[] octets) {
        int at = 0;
        while (octets.length - at >= Frames.HEADER_LENGTH && PduShape.isPlausible(octets, at)) {
            at += (int) Math.min(Dissector.commandLength(octets, at), octets.length - at + 1L);
        }
        return at == octets.length;
    }

    private static boolean startsCapture(InputStream in) throws IOException {
        in.mark(CaptureFile.MAGIC_LENGTH);
        byte[] start = in.readNBytes(CaptureFile.MAGIC_LENGTH);
        in.reset();
        return CaptureFile.isCapture(start);
    }

    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, ENOUGH_TO_TELL_TEXT); i++) {
            if (content[i] >= 0 && content[i] < ' ' && !Character.isWhitespace(content[i])) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
