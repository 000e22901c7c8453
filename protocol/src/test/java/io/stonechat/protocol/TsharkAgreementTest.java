package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written here Wireshark's dissector reads the same, field by field: hundreds of PDUs of every type it knows. */
class TsharkAgreementTest {

    private static final int ROUNDS = 12;

    /** What is compared, by the names of the dissector, which are mostly those of the specification. */
    private static final List<String> FIELDS =
            """
            command_id command_status sequence_number system_id password system_type interface_version address_range
            service_type source_addr_ton source_addr_npi source_addr dest_addr_ton dest_addr_npi destination_addr
            esme_addr_ton esme_addr_npi esme_addr dl_name protocol_id priority_flag schedule_delivery_time
            validity_period replace_if_present_flag data_coding sm_default_msg_id sm_length message message_id
            final_date message_state error_code error_status_code opt_param_tag opt_param_len
            """.strip().lines().flatMap(line -> Stream.of(line.split(" "))).toList();

    private static final Set<String> TIMES = Set.of("schedule_delivery_time", "validity_period", "final_date");

    /** The dissector shows these of TLVs, too; they are compared where they are fields. */
    private static final Set<String> FIELDS_OF_QUERIES = Set.of("message_state", "error_code");

    /** It reads these in another width than SMPP 5.0 gives them, and takes what is left for the next TLV. */
    private static final Set<Integer> TLVS_IT_MISREADS =
            Set.of(TlvTag.BROADCAST_REP_NUM, TlvTag.BROADCAST_END_TIME, TlvTag.MS_VALIDITY);

    private static final DateTimeFormatter THEIR_TIME =
            DateTimeFormatter.ofPattern("MMM d, uuuu HH:mm:ss.SSSSSSSSS 'UTC'", Locale.ROOT);

    @TempDir
    private Path folder;

    @Test
    void reads_the_same() throws Exception {
        var samples = new SamplePdus(new Random(2775));
        var pdus = Stream.generate(samples::ofEachType)
                .limit(ROUNDS)
                .flatMap(List::stream)
                .filter(pdu -> isKnownToTshark(pdu) && !hasTlvItMisreads(pdu))
                .toList();
        var file = PcapFile.write(
                folder.resolve("smpp.pcap"),
                pdus.stream().map(PduEncoder::toBytes).toList());

        var packets = dissect(file);

        assertThat(packets).hasSameSizeAs(pdus).hasSizeGreaterThan(300);
        for (int i = 0; i < pdus.size(); i++) {
            var pdu = pdus.get(i);
            assertThat(theirs(packets.get(i), pdu))
                    .as("packet %d: %s", i + 1, pdu)
                    .isEqualTo(ours(pdu));
        }
    }

    /** It knows neither the commands of SMPP 3.3 nor others', and takes a lone header with a strange status for no SMPP. */
    private static boolean isKnownToTshark(Pdu pdu) {
        return switch (pdu) {
            case UnknownPdu _,
                    ParamRetrieve _,
                    ParamRetrieveResp _,
                    QueryLastMsgs _,
                    QueryLastMsgsResp _,
                    QueryMsgDetails _,
                    QueryMsgDetailsResp _ -> false;
            case Response response ->
                !response.commandStatus().name().startsWith("0x") || PduEncoder.toBytes(pdu).length > 16;
            case Request _ -> true;
        };
    }

    private static boolean hasTlvItMisreads(Pdu pdu) {
        return Vectors.json(PduFields.of(pdu))
                .path("tlvs")
                .valueStream()
                .anyMatch(tlv ->
                        TLVS_IT_MISREADS.contains(Integer.decode(tlv.path("tag").asString())));
    }

    private static JsonNode dissect(Path file) throws Exception {
        var command =
                new ArrayList<>(List.of("tshark", "-r", file.toString(), "-d", "tcp.port==2775,smpp", "-T", "json"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", "smpp." + field)));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TZ", "UTC");
        Process tshark;
        try {
            tshark = builder.start();
        } catch (IOException _) {
            assumeTrue(false, "tshark is not installed, so nothing is compared with it");
            throw new AssertionError();
        }
        var output = tshark.getInputStream().readAllBytes();
        assumeTrue(tshark.waitFor() == 0, "tshark does not run here, so nothing is compared with it");
        return new JsonMapper().readTree(output);
    }

    private static Map<String, List<String>> theirs(JsonNode packet, Pdu pdu) {
        var layers = packet.path("_source").path("layers");
        var fields = new TreeMap<String, List<String>>();
        for (var name : FIELDS) {
            var values = StreamSupport.stream(layers.path("smpp." + name).spliterator(), false)
                    .map(value -> value.asString().equals("(Default)") ? "" : value.asString())
                    .filter(value -> !value.isEmpty())
                    .map(value -> value.startsWith("0x") ? String.valueOf(Long.decode(value)) : value)
                    .toList();
            if (!values.isEmpty() && (pdu instanceof QuerySmResp || !FIELDS_OF_QUERIES.contains(name))) {
                fields.put(name, values);
            }
        }
        return fields;
    }

    private static Map<String, List<String>> ours(Pdu pdu) {
        var fields = new TreeMap<String, List<String>>();
        collect(Vectors.json(PduFields.of(pdu)), fields);
        fields.keySet().retainAll(FIELDS);
        if (pdu instanceof Request) {
            fields.remove("command_status"); // It shows none, and there is none.
        } else if (pdu instanceof Response response && !response.commandStatus().isOk()) {
            fields.keySet().retainAll(Set.of("command_id", "command_status", "sequence_number")); // It skips the rest.
        }
        return fields;
    }

    private static void collect(JsonNode object, Map<String, List<String>> fields) {
        for (var field : object.properties()) {
            var value = field.getValue();
            if (value.isArray()) {
                value.forEach(item -> collect(item, fields));
            } else {
                var name = theirName(field.getKey());
                var text = theirValue(name, value.asString());
                if (!text.isEmpty()) {
                    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
                }
            }
        }
    }

    private static String theirName(String name) {
        return switch (name) {
            case "short_message_hex" -> "message";
            case "tag" -> "opt_param_tag";
            case "len" -> "opt_param_len";
            default -> name;
        };
    }

    private static String theirValue(String name, String value) {
        if (TIMES.contains(name)) {
            return SmppTime.parse(value).map(TsharkAgreementTest::theirTime).orElse("");
        }
        return switch (name) {
            case "command_id", "opt_param_tag" -> String.valueOf(Long.decode(value));
            case "replace_if_present_flag" -> String.valueOf(Integer.parseInt(value) & 1); // It looks at one bit.
            default -> value.replaceAll("[^\\x00-\\x7F]", "\uFFFD"); // It takes texts for ASCII.
        };
    }

    private static String theirTime(SmppTime time) {
        return time.resolve(Instant.EPOCH).atOffset(ZoneOffset.UTC).format(THEIR_TIME);
    }
}
