package io.stonechat.app;

import io.stonechat.protocol.EncodedText;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.TextCount;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The verb that shows what a text becomes on its way into short messages. */
@Command(
        name = "text",
        description = "Shows what a text becomes: its alphabet and why, its segments, their octets, what room is left.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  stonechat text 'Grüße aus Köln'", "  stonechat text --json 'Привет 🐦'"})
final class TextCommand implements Runnable {

    // Any reference shows how the segments are tied together.
    private static final int REFERENCE = 0;
    private static final int SEPTET = 7;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(paramLabel = "TEXT", description = "The text.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private String text;

    @Override
    public void run() {
        EncodedText encoded = Text.best(text);
        TextCount count = TextCount.of(text, encoded.alphabet());
        if (count.segments() > 255) {
            throw new Failure("The text takes %d segments, at most 255 fit one message.".formatted(count.segments()));
        }
        List<Segment> segments = LongMessage.split(text, REFERENCE);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(encoded, count, segments).toString() : tree(encoded, count, segments));
        out.flush();
    }

    private String tree(EncodedText encoded, TextCount count, List<Segment> segments) {
        TreeText tree = TreeText.of(Quoted.of(text));
        tree.add("alphabet", encoded.alphabet().name());
        tree.add("reason", encoded.reason());
        tree.add(
                "data_coding",
                "0x%02x  %s".formatted(encoded.dataCoding(), Meanings.of("data_coding", encoded.dataCoding())));
        tree.add("characters", String.valueOf(text.codePointCount(0, text.length())));
        tree.add(unit(count), String.valueOf(count.units()));
        tree.add(
                "left",
                "%d of %d in %s"
                        .formatted(
                                count.unitsLeft(),
                                count.unitsPerSegment(),
                                count.segments() == 1 ? "one segment" : "the last segment"));
        TreeText all = tree.add("segments", String.valueOf(segments.size()));
        for (Segment segment : segments) {
            TreeText one = all.add("%d of %d".formatted(segment.number(), segment.total()), Quoted.of(segment.text()));
            one.add("esm_class", "0x%02x".formatted(segment.esmClass()));
            one.add(
                    "short_message",
                    "%d octets  %s"
                            .formatted(
                                    segment.shortMessage().length(),
                                    HexFormat.ofDelimiter(" ")
                                            .formatHex(segment.shortMessage().toByteArray())));
        }
        return tree.render().stripTrailing();
    }

    private ObjectNode json(EncodedText encoded, TextCount count, List<Segment> segments) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("text", text);
        object.put("alphabet", encoded.alphabet().name());
        object.put("reason", encoded.reason());
        object.put("data_coding", encoded.dataCoding());
        object.put("characters", text.codePointCount(0, text.length()));
        object.put("unit", unit(count));
        object.put("units", count.units());
        object.put("units_per_segment", count.unitsPerSegment());
        object.put("units_left", count.unitsLeft());
        for (Segment segment : segments) {
            ObjectNode one = object.withArray("segments").addObject();
            one.put("number", segment.number());
            one.put("total", segment.total());
            one.put("text", segment.text());
            one.put("esm_class", segment.esmClass());
            one.put("sm_length", segment.shortMessage().length());
            one.put("short_message_hex", segment.shortMessage().toHex());
        }
        return object;
    }

    /** What the alphabet is counted in. */
    private static String unit(TextCount count) {
        return switch (count.alphabet().bitsPerUnit()) {
            case SEPTET -> "septets";
            case Byte.SIZE -> "octets";
            default -> "UTF-16 units";
        };
    }
}
