package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeInputTest {

    private static final String TWO = "0000001000000015000000000000000100000010000000150000000000000002";

    @TempDir
    private Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("input.txt"), content).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000010000000150000000000000001",
                "00000010 00000015 00000000 00000001",
                "00:00:00:10:00:00:00:15:00:00:00:00:00:00:00:01",
                "0x00000010 0x00000015 0x00000000 0x00000001",
                "0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 00, 00, 00, 01",
                "\\x00\\x00\\x00\\x10\\x00\\x00\\x00\\x15\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01"
            })
    void octets_may_be_written_in_many_ways(String hex) {
        DecodeRun run = DecodeRun.of("--json", hex);

        assertThat(run.err()).isEmpty();
        assertThat(run.field("command")).containsExactly("enquire_link");
    }

    @Test
    void digits_that_were_not_quoted_are_one_input() {
        assertThat(DecodeRun.of("--json", "00000010", "00000015", "00000000", "00000001")
                        .field("command"))
                .containsExactly("enquire_link");
    }

    @Test
    void several_pdus_may_follow_each_other() {
        DecodeRun run = DecodeRun.of("--json", TWO);

        assertThat(run.field("sequence_number")).containsExactly("1", "2");
        assertThat(run.objects().getFirst().path("bytes_after_pdu").asInt()).isEqualTo(16);
        assertThat(run.objects().getLast().has("bytes_after_pdu")).isFalse();
    }

    static Stream<String> dumps() {
        return Stream.of(
                // xxd
                """
                00000000: 0000 0010 0000 0015 0000 0000 0000 0001  ................
                00000010: 0000 0010 0000 0015 0000 0000 0000 0002  ................
                """,
                // hexdump -C
                """
                00000000  00 00 00 10 00 00 00 15  00 00 00 00 00 00 00 01  |................|
                00000010  00 00 00 10 00 00 00 15  00 00 00 00 00 00 00 02  |................|
                00000020
                """,
                // Wireshark and tshark -x, where the characters themselves look like octets
                """
                Some words before it
                0000   00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01   12 34 56 78 9abc
                0010   00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 02   ................
                """,
                // tcpdump -X indents, and writes 0x before the offset
                """
                \t0x0000:  0000 0010 0000 0015 0000 0000 0000 0001  ................
                \t0x0010:  0000 0010 0000 0015 0000 0000 0000 0002  ................
                """,
                // two dumps
                """
                0000  00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01   ................

                0000  00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 02   ................
                """);
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void dumps_of_all_usual_tools_are_read(String dump) throws IOException {
        assertThat(DecodeRun.of("--json", file(dump)).field("sequence_number")).containsExactly("1", "2");
        assertThat(DecodeRun.withLines(
                                dump.lines()
                                        .dropWhile(line -> line.startsWith("Some"))
                                        .reduce("", (a, b) -> a + b + "\n"),
                                "--json",
                                "-")
                        .field("sequence_number"))
                .containsExactly("1", "2");
    }

    @Test
    void lines_that_a_dump_leaves_out_as_repeated_are_filled_in() throws IOException {
        // A submit_sm_resp whose message_id is 64 times the letter a, as hexdump -C prints it.
        DecodeRun run = DecodeRun.of("--json", file("""
                00000000  00 00 00 51 80 00 00 04  00 00 00 00 00 00 00 01  |...Q............|
                00000010  61 61 61 61 61 61 61 61  61 61 61 61 61 61 61 61  |aaaaaaaaaaaaaaaa|
                *
                00000050  00                                                |.|
                00000051
                """));

        assertThat(run.field("outcome")).containsExactly("ok");
        assertThat(run.field("message_id")).containsExactly("a".repeat(64));
    }

    @Test
    void a_dump_of_packets_has_its_headers_taken_off() throws IOException {
        byte[] packet = CaptureBuilder.onEthernet().data(100, TWO).lastPacket();
        StringBuilder dump = new StringBuilder();
        for (int at = 0; at < packet.length; at += 16) {
            String octets = HexFormat.ofDelimiter(" ").formatHex(packet, at, Math.min(packet.length, at + 16));
            dump.append("%04x  %-47s   ................\n".formatted(at, octets));
        }
        dump.append("\nReassembled TCP (32 bytes):\n0000  00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 01   ...\n");

        assertThat(DecodeRun.of("--json", file(dump.toString())).field("sequence_number"))
                .containsExactly("1", "2");
    }

    @Test
    void a_file_of_plain_octets_is_read() throws IOException {
        Path file = Files.write(folder.resolve("pdus.bin"), HexFormat.of().parseHex(TWO));

        assertThat(DecodeRun.of("--json", file.toString()).field("sequence_number"))
                .containsExactly("1", "2");
    }

    @Test
    void a_file_of_wrapped_digits_is_one_text() throws IOException {
        assertThat(DecodeRun.of("--json", file(TWO.substring(0, 30) + "\n" + TWO.substring(30)))
                        .field("sequence_number"))
                .containsExactly("1", "2");
    }

    @Test
    void a_line_of_standard_input_gives_one_answer_whatever_it_holds() {
        DecodeRun run = DecodeRun.withLines("""
                00000010000000150000000000000001

                no digits at all
                000000100000001500000000000000020000
                00000010 0000
                """, "--json", "-");

        assertThat(run.status()).isZero();
        assertThat(run.field("outcome")).containsExactly("ok", "error", "ok", "need_more_data");
        assertThat(run.objects().get(2).path("bytes_after_pdu").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_neither_file_nor_digits_is_wrong_usage() {
        DecodeRun run = DecodeRun.of("pdu.txt");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "stonechat: 'pdu.txt' is neither a file nor octets in hexadecimal: 'p' is not a hexadecimal digit.");
    }

    @Test
    void an_odd_number_of_digits_is_said() {
        assertThat(DecodeRun.of("00000010 0").err()).contains("9 is an odd number of digits");
    }

    @Test
    void nothing_to_decode_is_a_failure() throws IOException {
        DecodeRun run = DecodeRun.of(file("\n\n"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("stonechat: There is nothing to decode.\n");
        assertThat(DecodeRun.withLines("", "-").status()).isEqualTo(1);
    }
}
