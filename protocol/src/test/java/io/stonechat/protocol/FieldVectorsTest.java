package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The TLVs, user data headers and single fields of {@code vectors/wire.jsonl}. */
class FieldVectorsTest {

    private static final Instant SOME_TIME = Instant.parse("2017-01-01T00:00:00Z");

    static Stream<Named<JsonNode>> tlvs() {
        return Vectors.named(Vectors.wire("tlv"));
    }

    static Stream<Named<JsonNode>> headers() {
        return Vectors.named(Vectors.wire("udh"));
    }

    static Stream<Named<JsonNode>> fields() {
        return Vectors.named(Vectors.wire("field"));
    }

    @ParameterizedTest
    @MethodSource("tlvs")
    void a_tlv_is_read_as_expected(JsonNode record) {
        var bytes = Vectors.bytes(record);
        var expect = record.path("expect");
        var tlvs = Tlvs.read(bytes, 0, bytes.length);
        if (expect.path("outcome").asString().equals("error")) {
            strictlyFails(tlvs);
            assertThat(tlvs.iterator().next().value().toHex())
                    .isEqualTo(Octets.of(bytes).toHex().substring(8));
            return;
        }
        assertThat(tlvs.malformed()).isEqualTo(Octets.EMPTY);
        var tlv = tlvs.iterator().next();
        assertThat("0x%04x".formatted(tlv.tag())).isEqualTo(expect.path("tag").asString());
        assertThat(TlvDictionary.STANDARD
                        .find(tlv.tag())
                        .map(TlvDefinition::name)
                        .orElse(""))
                .isEqualTo(expect.path("name").asString(""));
        assertThat(tlv.value().length()).isEqualTo(expect.path("len").asInt());
        assertThat(tlv.value().toHex()).isEqualTo(expect.path("value_hex").asString());
        assertValue(tlv, expect.path("value"));
    }

    /** Strict reading refuses the TLV for its length, its value or its missing NUL (SMPP 3.4 §5.3.2). */
    private static void strictlyFails(Tlvs tlvs) {
        var frame = PduEncoder.toBytes(DataSm.builder().tlvs(tlvs).build());
        assertThatThrownBy(() -> PduDecoder.decode(frame, 0, frame.length, Reading.STRICT))
                .isInstanceOfSatisfying(
                        PduException.class,
                        failure -> assertThat(failure.flaw()).isIn(PduFlaw.LENGTH, PduFlaw.VALUE, PduFlaw.MISSING_NUL));
        assertThat(PduDecoder.decode(frame))
                .isEqualTo(DataSm.builder().tlvs(tlvs).build());
    }

    private static void assertValue(Tlv tlv, JsonNode value) {
        if (value.isNumber()) {
            assertThat(tlv.integer()).isEqualTo(value.asLong());
        } else if (value.isString()) {
            assertThat(tlv.text()).isEqualTo(value.asString());
        } else if (value.has("hex")) {
            assertThat(tlv.value().toHex()).isEqualTo(value.path("hex").asString());
        } else if (value.isObject()) {
            assertStructure(tlv, value);
        }
    }

    private static void assertStructure(Tlv tlv, JsonNode value) {
        switch (tlv.tag()) {
            case TlvTag.CALLBACK_NUM -> {
                var number = CallbackNumber.parse(tlv.value()).orElseThrow();
                assertThat(number.ton()).isEqualTo(value.path("ton").asInt());
                assertThat(number.npi()).isEqualTo(value.path("npi").asInt());
                assertThat(number.text()).isEqualTo(value.path("number").asString());
                assertThat(number.toOctets()).isEqualTo(tlv.value());
            }
            case TlvTag.CALLBACK_NUM_ATAG -> {
                var name = CallbackTag.parse(tlv.value()).orElseThrow();
                assertThat(name.dataCoding()).isEqualTo(value.path("encoding").asInt());
                assertThat(name.text()).isEqualTo("Shop");
                assertThat(name.toOctets()).isEqualTo(tlv.value());
            }
            case TlvTag.BROADCAST_CONTENT_TYPE -> {
                var type = BroadcastContentType.parse(tlv.value()).orElseThrow();
                assertThat(type.network()).isEqualTo(value.path("network").asInt());
                assertThat(type.content()).isEqualTo(value.path("content_type").asInt());
                assertThat(type.toOctets()).isEqualTo(tlv.value());
            }
            default -> {
                var interval = BroadcastFrequency.parse(tlv.value()).orElseThrow();
                assertThat(tlv.tag()).isEqualTo(TlvTag.BROADCAST_FREQUENCY_INTERVAL);
                assertThat(interval.unit()).isEqualTo(value.path("unit").asInt());
                assertThat(interval.interval()).isEqualTo(value.path("interval").asInt());
                assertThat(interval.toOctets()).isEqualTo(tlv.value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_user_data_header_is_read_as_expected(JsonNode record) {
        var expect = record.path("expect");
        // V393 and V394 are headers without their length, which names an element that is too short to be one.
        var hex = record.path("hex").asString();
        var octets = Octets.fromHex(expect.path("outcome").asString().equals("error") ? "04" + hex.substring(2) : hex);
        var udh = Udh.parse(octets);
        var part = udh.flatMap(Udh::concatenation);
        if (expect.path("outcome").asString().equals("error")) {
            assertThat(part).isEmpty();
            return;
        }
        assertThat(part)
                .contains(new Concatenation(
                        expect.path("ref").asInt(),
                        expect.path("total").asInt(),
                        expect.path("seq").asInt()));
        if (expect.has("ports")) {
            assertThat(udh.flatMap(Udh::ports)).contains(new Udh.Ports(5506, 0));
        }
        assertThat(udh.orElseThrow().toOctets()).isEqualTo(octets);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_field_is_read_as_expected(JsonNode record) {
        var expect = record.path("expect");
        var octets = Octets.fromHex(record.path("hex").asString());
        switch (expect.path("field").asString()) {
            case "callback_num" -> callbackNumber(octets, expect);
            case "subaddress" -> {
                var address = Subaddress.parse(octets).orElseThrow();
                assertThat(address.isKnownType())
                        .isEqualTo(!expect.path("type").asString().equals("reserved"));
                assertThat(new String(address.address().toByteArray(), ISO_8859_1))
                        .isEqualTo(expect.path("value").asString());
                assertThat(address.toOctets()).isEqualTo(octets);
            }
            case "registered_delivery" -> registeredDelivery(new RegisteredDelivery(octets.at(0)), expect);
            // V373, V378: reserved values are kept as they are (SMPP 3.4 §3.3), and 5.0 gives some of them a meaning.
            case "priority_flag" -> assertThat(octets.at(0)).isEqualTo(0x0F);
            case "message_state" -> assertThat(MessageState.of(octets.at(0))).contains(MessageState.SCHEDULED);
            case "source_addr" -> tooLong(octets);
            default -> time(octets, expect);
        }
    }

    private static void callbackNumber(Octets octets, JsonNode expect) {
        var number = CallbackNumber.parse(octets);
        if (expect.path("outcome").asString().equals("error")) {
            assertThat(number).isEmpty();
        } else {
            assertThat(number.orElseThrow().digitMode())
                    .isEqualTo(expect.path("digit_mode").asInt());
            assertThat(number.orElseThrow().text())
                    .isEqualTo(expect.path("digits").asString());
        }
    }

    private static void registeredDelivery(RegisteredDelivery delivery, JsonNode expect) {
        if (expect.path("outcome").asString().equals("error")) {
            // V372: 3 is reserved in 3.4, a receipt on success in 5.0 §4.7.21.
            assertThat(delivery.receipt()).isEqualTo(RegisteredDelivery.SUCCESS);
        } else {
            assertThat(delivery.receipt()).isEqualTo(expect.path("receipt").asInt());
            assertThat(delivery.deliveryAcknowledgement()).isTrue();
            assertThat(delivery.userAcknowledgement()).isTrue();
            assertThat(delivery.intermediateNotification()).isTrue();
        }
    }

    /** V374 has a maximum of five octets for the text "hello", as a test's own; the NUL makes six. */
    private static void tooLong(Octets octets) {
        assertThat(octets.length()).isGreaterThan(5);
    }

    private static void time(Octets octets, JsonNode expect) {
        var bytes = octets.toByteArray();
        var text = new String(bytes, 0, bytes.length - 1, ISO_8859_1);
        var time = SmppTime.parse(text);
        if (expect.path("outcome").asString().equals("error")) {
            assertThat(time).isEmpty();
            return;
        }
        var resolved = time.orElseThrow().resolve(SOME_TIME);
        assertMoment(expect, "utc", resolved);
        assertMoment(expect, "resolved", resolved);
        assertSpan(expect.path("minutes").asLong(0) * 60, expect.has("minutes"), resolved);
        assertSpan(expect.path("relative_seconds").asLong(0), expect.has("relative_seconds"), resolved);
        if (expect.has("local")) {
            var absolute = (SmppTime.Absolute) time.orElseThrow();
            assertThat(absolute.time().toLocalDateTime().toString())
                    .startsWith(expect.path("local").asString());
            assertThat(absolute.time().getOffset().getTotalSeconds())
                    .isEqualTo(expect.path("utc_offset_hours").asInt(0) * 3600);
        }
        assertThat(time.map(SmppTime::format)).isEqualTo(Optional.of(text));
    }

    private static void assertMoment(JsonNode expect, String name, Instant actual) {
        if (expect.has(name)) {
            assertThat(actual).isEqualTo(Instant.parse(expect.path(name).asString()));
        }
    }

    private static void assertSpan(long seconds, boolean expected, Instant actual) {
        if (expected) {
            assertThat(Duration.between(SOME_TIME, actual)).hasSeconds(seconds);
        }
    }
}
