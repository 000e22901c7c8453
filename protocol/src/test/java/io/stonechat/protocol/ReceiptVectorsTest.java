package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every receipt of {@code vectors/receipts.jsonl}: what real centres send, and what other libraries' tests hold. */
class ReceiptVectorsTest {

    private static final Map<String, Integer> TAGS = Map.of(
            "receipted_message_id", TlvTag.RECEIPTED_MESSAGE_ID,
            "message_state", TlvTag.MESSAGE_STATE,
            "network_error_code_hex", TlvTag.NETWORK_ERROR_CODE);

    static Stream<Named<JsonNode>> receipts() {
        return Vectors.named(Vectors.of("receipts.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void is_read_as_expected(JsonNode record) {
        var expect = record.path("expect");
        var receipt = Receipt.of(message(record));
        assertThat(receipt.isPresent()).isEqualTo(expect.path("is_receipt").asBoolean());
        receipt.ifPresent(
                found -> assertReceipt(found, expect, record.path("id").asString()));
    }

    private static void assertReceipt(Receipt receipt, JsonNode expect, String id) {
        assertField(expect, "id", receipt.id());
        assertField(expect, "sub", receipt.sub());
        assertField(expect, "dlvrd", receipt.dlvrd());
        assertField(expect, "submit_date", receipt.submitDate());
        // R13: "stat" is misspelt after it, but the date itself is as SMPP 3.4 appendix B has it.
        if (!id.equals("R13")) {
            assertField(expect, "done_date", receipt.doneDate());
        }
        assertField(expect, "stat", receipt.stat());
        assertField(expect, "err", receipt.err());
        assertField(expect, "text", receipt.text());
        assertField(expect, "tlv_id", receipt.tlvId());
        var state = receipt.tlvState();
        assertField(expect, "tlv_state", state == null ? null : state.code());
        var error = receipt.networkErrorCode();
        assertField(expect, "tlv_network_error_hex", error == null ? null : error.toHex());
        if (expect.has("id_hex")) {
            assertThat(MessageIdForm.DECIMAL.normalise(id(receipt)))
                    .isEqualTo(MessageIdForm.HEX.normalise(expect.path("id_hex").asString()));
        }
        if (expect.path("ids_equal_as").asString("").equals("decimal(text)==hex(tlv)")) {
            assertThat(MessageIdForm.DECIMAL.normalise(id(receipt)))
                    .isEqualTo(MessageIdForm.HEX.normalise(expect.path("tlv_id").asString()));
        }
    }

    private static String id(Receipt receipt) {
        var id = receipt.id();
        return id == null ? "" : id;
    }

    private static void assertField(JsonNode expect, String name, @Nullable Object actual) {
        if (expect.has(name)) {
            var expected = expect.path(name);
            var wanted = expected.isNull() ? null : expected.asString();
            var text = actual == null ? null : actual instanceof LocalDateTime date ? seconds(date) : actual.toString();
            assertThat(text).as(name).isEqualTo(wanted);
        }
    }

    private static String seconds(LocalDateTime date) {
        var text = date.toString();
        return date.getSecond() == 0 && text.length() == 16 ? text + ":00" : text;
    }

    private static MessageRequest message(JsonNode record) {
        var body = record.has("body_hex")
                ? Octets.fromHex(record.path("body_hex").asString())
                : Octets.of(record.path("text").asString().getBytes(ISO_8859_1));
        var tlvs = tlvs(record.path("tlvs"));
        var carrier = record.path("carried_in").asString();
        boolean payload = carrier.equals("message_payload") || carrier.startsWith("data_sm");
        if (payload && !body.isEmpty()) {
            tlvs = tlvs.with(new Tlv(TlvTag.MESSAGE_PAYLOAD, body));
        }
        int esmClass = record.path("esm_class").asInt();
        int dataCoding = record.path("data_coding").asInt();
        return carrier.startsWith("data_sm")
                ? DataSm.builder()
                        .esmClass(esmClass)
                        .dataCoding(dataCoding)
                        .tlvs(tlvs)
                        .build()
                : DeliverSm.builder()
                        .esmClass(esmClass)
                        .dataCoding(dataCoding)
                        .shortMessage(payload ? Octets.EMPTY : body)
                        .tlvs(tlvs)
                        .build();
    }

    private static Tlvs tlvs(JsonNode record) {
        var tlvs = Tlvs.NONE;
        for (var property : record.properties()) {
            var value = property.getValue();
            var name = property.getKey();
            int tag = name.startsWith("0x") ? Integer.decode(name) : TAGS.getOrDefault(name, 0);
            tlvs = tlvs.with(
                    name.endsWith("_hex")
                            ? new Tlv(tag, Octets.fromHex(value.asString()))
                            : value.isNumber() ? Tlv.octet(tag, value.asInt()) : Tlv.cString(tag, value.asString()));
        }
        return tlvs;
    }
}
