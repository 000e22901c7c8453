package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the room's README, word for word. */
class ReadmeTest {

    @Test
    void write_a_message_and_read_it() {
        byte[] bytes = PduEncoder.toBytes(SubmitSm.builder()
                .source("Acme")
                .destination("+49 170 1234567")
                .shortMessage(Alphabets.GSM_7BIT.encode("Hello"))
                .build());
        SubmitSm read = (SubmitSm) PduDecoder.decode(bytes);
        assertThat(Text.of(read)).isEqualTo("Hello");
        assertThat(read.destination()).isEqualTo(new Address(1, 1, "491701234567"));
    }

    @Test
    void cut_a_stream_and_answer() {
        byte[] buffer = PduEncoder.toBytes(new EnquireLink(9));
        int filled = buffer.length;
        var out = new PduBuffer();
        int length = Frames.length(buffer, 0, filled, Frames.DEFAULT_MAX_PDU_BYTES); // or Frames.NEED_MORE
        try {
            if (PduDecoder.decode(buffer, 0, length) instanceof Request request) {
                PduEncoder.encode(Responses.accepting(request, "42"), request.sequenceNumber(), out);
            }
        } catch (PduException broken) {
            Answers.failure(broken).ifPresent(answer -> PduEncoder.encode(answer, answer.sequenceNumber(), out));
        }
        assertThat(PduDecoder.decode(out.toByteArray())).isEqualTo(new EnquireLinkResp(9));
    }

    @Test
    void split_a_text() {
        var text = "Short and sharp. ".repeat(20);
        var destination = Address.of("491701234567");
        var references = new References(100, () -> 7);
        var messages = new ArrayList<SubmitSm>();
        for (Segment segment : LongMessage.split(text, references.next(destination))) {
            messages.add(
                    segment.applyTo(SubmitSm.builder()).destination(destination).build());
        }
        assertThat(messages).hasSize(3).allMatch(SubmitSm::hasUdh);
    }

    @Test
    void read_a_receipt() {
        var deliverSm = DeliverSm.builder()
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Alphabets.ASCII.encode("id:0000436949 stat:DELIVRD err:000"))
                .build();
        var found = Receipt.of(deliverSm);
        assertThat(found).isPresent();
        found.ifPresent(receipt -> {
            String id = MessageIdForm.DECIMAL.normalise(String.valueOf(receipt.id()));
            assertThat(id).isEqualTo(MessageIdForm.HEX.normalise("6aad5"));
            assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
        });
    }

    @Test
    void use_a_vendors_tlv() {
        TlvDictionary dictionary =
                TlvDictionary.STANDARD.with(new TlvDefinition(0x1403, "operator_id", TlvType.INTEGER, 4, 4));
        Tlvs tlvs = Tlvs.of(dictionary.find("operator_id").orElseThrow().tlv(20408));
        assertThat(tlvs.integer(0x1403)).hasValue(20408);
    }

    /** What an example calls must be called here too, so that neither changes without the other. */
    @Test
    void the_readme_names_nothing_that_these_tests_do_not_use() throws IOException {
        var readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
        var here = Files.readString(
                Path.of("src/test/java/io/stonechat/protocol/ReadmeTest.java"), StandardCharsets.UTF_8);
        var blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        int count = 0;
        while (blocks.find()) {
            count++;
            var calls = Pattern.compile("[A-Za-z]\\w*(?=[.(])")
                    .matcher(blocks.group(1).replaceAll("//.*", ""));
            while (calls.find()) {
                assertThat(here).contains(calls.group());
            }
        }
        assertThat(count).isEqualTo(5);
    }
}
