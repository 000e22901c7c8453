package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That the kill test notices a promise that is broken. */
class KillVerdictTest {

    private final KillLedger ledger = new KillLedger();

    @Test
    void a_message_that_came_through_once_is_fine() {
        String to = promised("7");
        ledger.reachedUpstream(to);
        ledger.receipt(to, "7");

        assertThat(broken(record("7", to, "delivered", "accepted"))).isEmpty();
    }

    @Test
    void a_message_that_the_store_does_not_know_is_lost() {
        promised("7");

        assertThat(broken()).singleElement().asString().contains("is not in the store");
    }

    @Test
    void a_message_without_receipt_or_never_sent_is_named() {
        String to = promised("7");

        assertThat(broken(record("7", to, "delivered", "accepted")))
                .anySatisfy(line -> assertThat(line).contains("never reached the upstream"))
                .anySatisfy(line -> assertThat(line).contains("no receipt of message 7"));
    }

    @Test
    void a_message_that_has_not_ended_is_named() {
        String to = promised("7");
        ledger.reachedUpstream(to);
        ledger.receipt(to, "7");

        assertThat(broken(record("7", to, "queued", "accepted")))
                .anySatisfy(line -> assertThat(line).contains("still queued"));
    }

    @Test
    void a_duplicate_that_the_history_does_not_explain_is_named() {
        String to = promised("7");
        ledger.reachedUpstream(to);
        ledger.reachedUpstream(to);
        ledger.receipt(to, "7");

        assertThat(broken(record("7", to, "delivered", "unknown"))).isEmpty();
        assertThat(broken(record("7", to, "delivered", "accepted")))
                .singleElement()
                .asString()
                .contains("went upstream 2 times");
    }

    @Test
    void what_was_refused_and_sent_all_the_same_is_named() {
        String to = ledger.next();
        ledger.refused(to);
        ledger.reachedUpstream(to);

        assertThat(broken()).singleElement().asString().contains("a refused message");
    }

    private String promised(String id) {
        String to = ledger.next();
        ledger.promised(to, id);
        return to;
    }

    private List<String> broken(String... exported) {
        return KillVerdict.of(KillVariant.GATEWAY, ledger, List.of(exported)).broken();
    }

    private static String record(String id, String to, String state, String result) {
        return """
                {"id":"%s","record":"%s","kind":"submit","destination":"%s","state":"%s","attempts":[{"result":"%s"}]}""".formatted(id, id, to, state, result);
    }
}
