package io.stonechat.app;

import io.stonechat.protocol.Alphabet;
import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what {@code stonechat send} sends, and the messages they make. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class MessageOptions {

    private static final int LONGEST_SHORT_MESSAGE = 254;

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            required = true,
            split = ",",
            description = "Who it is for; several with commas, or given again.")
    private List<String> to;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "Who it is from: a number, a short code or a name; ${DEFAULT-VALUE} by default.")
    private String from;

    @ArgGroup(multiplicity = "1")
    private Body body;

    @Option(
            names = "--data-coding",
            paramLabel = "N",
            description =
                    "Encode the text so, or say so of the octets; by default the smallest that fits, and 4 for octets.")
    private @Nullable Integer dataCoding;

    @Option(
            names = "--registered-delivery",
            paramLabel = "N",
            description = "Which receipts are asked for; by default 1 with --wait-receipt, else 0.")
    private @Nullable Integer registeredDelivery;

    @Option(names = "--service-type", paramLabel = "TYPE", defaultValue = "", description = "The service_type.")
    private String serviceType;

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            defaultValue = "",
            description = "The validity_period in SMPP's form, for example 000000010000000R: one hour.")
    private String validity;

    @Option(
            names = "--schedule",
            paramLabel = "TIME",
            defaultValue = "",
            description = "The schedule_delivery_time in SMPP's form.")
    private String schedule;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Send it so many times to each number.")
    private int count;

    /** A text or octets, one of the two. */
    private static final class Body {

        @Option(names = "--text", paramLabel = "TEXT", description = "The text; it is split if it is long.")
        private @Nullable String text;

        @Option(names = "--hex", paramLabel = "HEX", description = "The octets, in hexadecimal.")
        private @Nullable String hex;
    }

    /** The messages in the order in which they go out. */
    List<Outgoing> messages(boolean receiptWanted) {
        List<Segment> segments = segments();
        SubmitSm.Builder common = SubmitSm.builder()
                .source(from)
                .serviceType(serviceType)
                .validityPeriod(validity)
                .scheduleDeliveryTime(schedule)
                .registeredDelivery(registeredDelivery != null ? registeredDelivery : receiptWanted ? 1 : 0);
        return java.util.stream.IntStream.range(0, count)
                .boxed()
                .flatMap(_ -> to.stream())
                .flatMap(number -> segments.stream()
                        .map(segment -> new Outgoing(
                                number,
                                segment.number(),
                                segment.total(),
                                segment.applyTo(common.build().toBuilder().destination(number))
                                        .build())))
                .toList();
    }

    private List<Segment> segments() {
        if (body.hex != null) {
            return List.of(octets(body.hex));
        }
        String text = body.text == null ? "" : body.text;
        int reference = (int) (System.nanoTime() >>> 10) & 0xFF;
        try {
            LongMessage message = LongMessage.of(text);
            return (dataCoding == null ? message : message.with(alphabet(dataCoding))).split(reference);
        } catch (IllegalArgumentException e) {
            throw new Failure("This text cannot be sent: " + e.getMessage() + ".");
        }
    }

    private static Alphabet alphabet(int coding) {
        return new DataCoding(coding)
                .alphabet()
                .orElseThrow(() -> new Failure("--data-coding " + coding
                        + " names no alphabet that a text can be encoded in: give the octets with --hex."));
    }

    private Segment octets(String hex) {
        Octets octets;
        try {
            octets = Octets.fromHex(hex.replaceAll("[\\s:]", ""));
        } catch (IllegalArgumentException e) {
            throw new Failure("--hex is not hexadecimal: " + e.getMessage() + ".");
        }
        int coding = dataCoding == null ? 4 : dataCoding;
        boolean fits = octets.length() <= LONGEST_SHORT_MESSAGE;
        return new Segment(
                1,
                1,
                "",
                fits ? octets : Octets.EMPTY,
                EsmClass.DEFAULT,
                coding,
                fits ? Tlvs.NONE : Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, octets)));
    }
}
