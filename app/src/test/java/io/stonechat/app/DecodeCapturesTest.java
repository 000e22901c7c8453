package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCapturesTest {

    private static final String ENQUIRE_LINK_1 = "00000010 00000015 00000000 00000001";
    private static final String ENQUIRE_LINK_2 = "00000010 00000015 00000000 00000002";
    private static final String ENQUIRE_LINK_3 = "00000010 00000015 00000000 00000003";

    private static String resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DecodeCapturesTest.class.getResource("/captures/" + name))
                        .toURI())
                .toString();
    }

    private static List<String> sequenceNumbers(byte[] capture, String... options) {
        String[] arguments =
                Stream.concat(Stream.of("--json", "-"), Arrays.stream(options)).toArray(String[]::new);
        DecodeRun run = DecodeRun.withInput(capture, arguments);
        assertThat(run.err()).isEmpty();
        return run.field("sequence_number").toList();
    }

    /*
     * Written with python, checked with tshark 4.0: 192.0.2.1:40000 binds at 192.0.2.2:3700 and submits two messages in three
     * segments, of which the first is sent twice and the second comes last; the sequence numbers wrap around within them. Then
     * responses, a receipt, a request for a web page elsewhere, and an unbind over IPv6.
     */
    @ParameterizedTest
    @ValueSource(strings = {"smpp.pcap", "smpp.pcapng"})
    void a_captured_conversation_is_put_together_again(String name) throws URISyntaxException {
        DecodeRun run = DecodeRun.of("--json", resource(name));

        assertThat(run.status()).isZero();
        assertThat(run.field("outcome")).containsOnly("ok");
        assertThat(run.objects().stream()
                        .map(pdu -> "%s %s %s"
                                .formatted(
                                        pdu.path("capture").path("source").asString(),
                                        pdu.path("command").asString(),
                                        pdu.path("sequence_number").asString())))
                .containsExactly(
                        "192.0.2.1:40000 bind_transceiver 1",
                        "192.0.2.2:3700 bind_transceiver_resp 1",
                        "192.0.2.1:40000 submit_sm 10",
                        "192.0.2.1:40000 submit_sm 11",
                        "192.0.2.2:3700 submit_sm_resp 10",
                        "192.0.2.2:3700 submit_sm_resp 11",
                        "192.0.2.2:3700 deliver_sm 1",
                        "192.0.2.1:40000 deliver_sm_resp 1",
                        "[2001:db8::1]:41000 unbind 12",
                        "[2001:db8::2]:2775 unbind_resp 12");
    }

    @Test
    void tshark_sees_the_same_pdus_where_it_is_installed() throws Exception {
        Process tshark;
        try {
            tshark = new ProcessBuilder(
                            "tshark",
                            "-r",
                            resource("smpp.pcap"),
                            "-o",
                            "tcp.reassemble_out_of_order:TRUE",
                            "-Y",
                            "smpp",
                            "-T",
                            "fields",
                            "-e",
                            "smpp.command_id",
                            "-e",
                            "smpp.sequence_number")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            assumeTrue(false, "tshark is not installed");
            return;
        }
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(tshark.waitFor() == 0, "tshark does not run");

        DecodeRun ours = DecodeRun.of("--json", resource("smpp.pcap"));

        // Several PDUs of a packet stand on a line, their values joined by commas.
        List<String> commands = column(output, 0);
        List<String> sequences = column(output, 1);
        assertThat(ours.field("command_id")).containsExactlyElementsOf(commands);
        assertThat(ours.field("sequence_number")).containsExactlyElementsOf(sequences);
    }

    private static List<String> column(String output, int index) {
        return output.lines()
                .map(line -> line.split("\t", -1)[index])
                .flatMap(cell -> Arrays.stream(cell.split(",", -1)))
                .toList();
    }

    static Stream<Arguments> formats() {
        CaptureBuilder capture = CaptureBuilder.onEthernet().open(99).data(100, ENQUIRE_LINK_1);
        return Stream.of(
                Arguments.of("little-endian pcap", capture.pcap(ByteOrder.LITTLE_ENDIAN, false, 1), "40.250Z"),
                Arguments.of("big-endian pcap", capture.pcap(ByteOrder.BIG_ENDIAN, false, 1), "40.250Z"),
                Arguments.of("nanosecond pcap", capture.pcap(ByteOrder.LITTLE_ENDIAN, true, 1), "40.000250Z"),
                Arguments.of("little-endian pcapng", capture.pcapng(ByteOrder.LITTLE_ENDIAN), "40.250Z"),
                Arguments.of("big-endian pcapng", capture.pcapng(ByteOrder.BIG_ENDIAN), "40.250Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void both_formats_are_read_in_either_byte_order(String name, byte[] capture, String endOfTime) {
        DecodeRun run = DecodeRun.withInput(capture, "--json", "-");

        assertThat(run.field("command")).as(name).containsExactly("enquire_link");
        assertThat(run.objects().getFirst().path("capture").path("time").asString())
                .endsWith(endOfTime);
    }

    @ParameterizedTest
    @CsvSource({
        "1,   020000000002 020000000001 8100 0005 0800", // Ethernet with a VLAN tag
        "0,   02000000", // BSD loopback
        "108, 00000002", // OpenBSD loopback
        "101, ''", // raw IP
        "113, 0000 0304 0006 000000000000 0000 0800", // Linux cooked
        "276, 0800 0000 00000001 0304 00 06 000000000000 0000" // Linux cooked, version 2
    })
    void packets_of_every_usual_link_are_read(int linkType, String header) {
        byte[] capture =
                CaptureBuilder.onLink(header).data(100, ENQUIRE_LINK_1).pcap(ByteOrder.LITTLE_ENDIAN, false, linkType);

        assertThat(sequenceNumbers(capture)).containsExactly("1");
    }

    @Test
    void a_lost_segment_costs_only_the_pdus_it_held_a_part_of() {
        byte[] capture = CaptureBuilder.onEthernet()
                .open(99)
                .data(100, ENQUIRE_LINK_1)
                // What is lost here had the other half of the second PDU.
                .data(116, "00000010 00000015")
                .data(132, ENQUIRE_LINK_3)
                .pcap();

        assertThat(sequenceNumbers(capture)).containsExactly("1", "3");
    }

    @Test
    void a_capture_may_start_within_a_pdu() {
        byte[] capture = CaptureBuilder.onEthernet()
                .data(100, "61626364 00 " + ENQUIRE_LINK_1 + ENQUIRE_LINK_2)
                .pcap();

        assertThat(sequenceNumbers(capture)).containsExactly("1", "2");
    }

    @Test
    void what_repeats_and_exceeds_an_earlier_segment_is_taken_once() {
        byte[] capture = CaptureBuilder.onEthernet()
                .open(99)
                .data(100, ENQUIRE_LINK_1)
                .data(100, ENQUIRE_LINK_1 + ENQUIRE_LINK_2)
                .data(116, ENQUIRE_LINK_2)
                .pcap();

        assertThat(sequenceNumbers(capture)).containsExactly("1", "2");
    }

    @Test
    void packets_cut_off_by_the_capture_lose_only_what_was_cut_off() {
        byte[] capture = CaptureBuilder.onEthernet()
                .open(99)
                .data(100, ENQUIRE_LINK_1 + ENQUIRE_LINK_2)
                .cutLastTo(14 + 20 + 20 + 20)
                .data(132, ENQUIRE_LINK_3)
                .pcap();

        assertThat(sequenceNumbers(capture)).containsExactly("1", "3");
    }

    @Test
    void a_port_that_is_named_shows_broken_pdus_too_and_no_other_connection() {
        byte[] capture = CaptureBuilder.onEthernet()
                .toPort(3700)
                .open(99)
                .data(100, "00000010 000000FF 00000000 00000007")
                .toPort(3800)
                .open(99)
                .data(100, ENQUIRE_LINK_1)
                .pcap();

        DecodeRun run = DecodeRun.withInput(capture, "--json", "--port", "3700", "-");

        assertThat(run.field("error")).containsExactly("unknown_command_id");
    }

    @Test
    void other_protocols_are_passed_over() {
        byte[] capture = CaptureBuilder.onEthernet()
                .open(99)
                .data(100, "474554202f20485454502f312e310d0a0d0a")
                .pcap();

        DecodeRun run = DecodeRun.withInput(capture, "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("stonechat: No SMPP was found: 2 packets, 2 of them TCP.\n");
    }

    @Test
    void a_capture_that_ends_within_a_packet_gives_what_came_before() {
        byte[] whole = CaptureBuilder.onEthernet()
                .open(99)
                .data(100, ENQUIRE_LINK_1)
                .data(116, ENQUIRE_LINK_2)
                .pcap();

        assertThat(sequenceNumbers(Arrays.copyOf(whole, whole.length - 5))).containsExactly("1");
    }

    @Test
    void a_damaged_capture_is_told_in_a_sentence() {
        byte[] damaged = CaptureBuilder.onEthernet().data(100, ENQUIRE_LINK_1).pcap();
        damaged[24 + 8 + 3] = 0x7F; // the length of the first packet

        DecodeRun run = DecodeRun.withInput(damaged, "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("stonechat: The capture is damaged: packet 1 claims")
                .hasLineCount(1);
    }

    @Test
    void no_octet_of_a_capture_changed_makes_it_fail_otherwise() {
        byte[] capture =
                CaptureBuilder.onEthernet().open(99).data(100, ENQUIRE_LINK_1).pcapng(ByteOrder.BIG_ENDIAN);
        for (int i = 4; i < capture.length; i++) {
            for (int value : new int[] {0x00, 0x7F, 0xFF}) {
                byte[] changed = capture.clone();
                changed[i] = (byte) value;
                DecodeRun run = DecodeRun.withInput(changed, "--json", "-");
                assertThat(run.err()).as("octet %d is 0x%02x", i, value).doesNotContain("an error of its own");
            }
        }
    }
}
