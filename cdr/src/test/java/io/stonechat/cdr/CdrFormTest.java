package io.stonechat.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.Ending;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Segment;
import io.stonechat.store.StoredMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a record, as docs/cdr.md has them. */
class CdrFormTest {

    private static final CdrRedaction HIDDEN = new CdrRedaction(true, true);
    private static final CdrRedaction SHOWN = new CdrRedaction(false, false);

    private final CdrForm form = new CdrForm("gw-1");

    @Test
    void a_record_tells_all_of_a_message() {
        assertThat(record(Samples.delivered(7), SHOWN))
                .isEqualTo(JsonMapper.shared().readTree("""
                {
                  "id": "7.final", "at": "2026-11-20T12:00:03Z", "recorded": "2026-11-20T12:00:00Z", "node": "gw-1",
                  "type": "final",
                  "state": "delivered", "stat": "DELIVRD", "err": "000",
                  "kind": "submit", "message_id": "7", "record": "7", "part": 1, "parts": 1,
                  "account": "acme", "system_id": "acme-1", "client_reference": "order-9",
                  "source": "ACME", "source_ton": 5, "source_npi": 0,
                  "destination": "491701234567", "destination_ton": 1, "destination_npi": 1,
                  "data_coding": 0, "esm_class": 0, "octets": 5, "registered_delivery": 1, "text": "hello",
                  "mode": "queue", "rule": "de", "chain": ["bind:a", "bind:b", "queue"], "chain_position": 1, "retries": 0,
                  "attributes": {"campaign": "autumn"},
                  "accepted": "2026-11-20T12:00:00Z", "first_attempt": "2026-11-20T12:00:00.010Z",
                  "sent": "2026-11-20T12:00:00.045Z", "final": "2026-11-20T12:00:03Z", "sent_ms": 45, "final_ms": 3000,
                  "bind": "b", "upstream_id": "up-7",
                  "attempts": [
                    {"number": 1, "bind": "a", "started": "2026-11-20T12:00:00.010Z", "outcome": "rejected",
                     "status": "ESME_RSUBMITFAIL", "status_code": 69},
                    {"number": 2, "bind": "b", "started": "2026-11-20T12:00:00.030Z", "outcome": "accepted",
                     "status": "ESME_ROK", "status_code": 0, "upstream_id": "up-7", "receipt": "DELIVRD"}
                  ]
                }"""));
    }

    @Test
    void a_record_is_one_line() {
        Ending ending = Samples.ending(Samples.message(7)
                .with(Samples.text()
                        .shortMessage(io.stonechat.protocol.Octets.of("two\nlines".getBytes(StandardCharsets.US_ASCII)))
                        .build()));

        String line = new String(form.line(ending, SHOWN, Samples.NOON), StandardCharsets.UTF_8);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n").contains("two\\nlines");
    }

    @Test
    void text_and_numbers_are_hidden_unless_they_are_to_be_shown() {
        JsonNode hidden = record(Samples.delivered(7), HIDDEN);

        assertThat(hidden.has("text")).isFalse();
        assertThat(hidden.get("octets").asInt()).isEqualTo(5);
        assertThat(hidden.get("destination").asString()).isEqualTo("**********67");
        assertThat(hidden.get("source").asString()).isEqualTo("**ME");
        assertThat(hidden.toString()).doesNotContain("4917012345").doesNotContain("hello");
    }

    @Test
    void a_correction_names_the_record_that_it_is_about() {
        JsonNode correction = record(Samples.corrected(7), SHOWN);

        assertThat(correction.get("id").asString()).isEqualTo("7.correction.1");
        assertThat(correction.get("type").asString()).isEqualTo("correction");
        assertThat(correction.get("correction_of").asString()).isEqualTo("7.final");
        assertThat(correction.get("corrected_state").asString()).isEqualTo("undeliverable");
        assertThat(correction.get("corrected_stat").asString()).isEqualTo(MessageState.UNDELIVERABLE.stat());
        assertThat(correction.get("state").asString()).isEqualTo("delivered");
    }

    @Test
    void a_segment_tells_which_one_it_is() {
        Segment second = LongMessage.split("long ".repeat(60), 99).get(1);
        StoredMessage message = Samples.message(7)
                .with(Samples.text()
                        .esmClass(second.esmClass())
                        .shortMessage(second.shortMessage())
                        .build());

        JsonNode record = record(Samples.ending(message), SHOWN);

        assertThat(record.get("segment").asInt()).isEqualTo(2);
        assertThat(record.get("segments").asInt()).isEqualTo(2);
        assertThat(record.get("segment_reference").asInt()).isEqualTo(99);
    }

    @Test
    void what_was_sent_in_another_form_is_told_beside_what_came() {
        StoredMessage message = Samples.message(7);
        Ending ending = Samples.ending(message.with(
                message.route().sending(Samples.text().source("9999").build())));

        JsonNode record = record(ending, SHOWN);

        assertThat(record.get("source").asString()).isEqualTo("ACME");
        assertThat(record.get("sent_source").asString()).isEqualTo("9999");
        assertThat(record.get("sent_destination").asString()).isEqualTo("491701234567");
    }

    private JsonNode record(Ending ending, CdrRedaction redaction) {
        return JsonMapper.shared().readTree(form.line(ending, redaction, Samples.NOON));
    }
}
