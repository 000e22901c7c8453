import module io.stonechat.testkit;
import static io.stonechat.protocol.CommandStatus.*;
import static org.junit.jupiter.api.Assertions.*;

// ./stonechat test examples/gateway/gateway_test.java
@RegisterExtension
HarnessExtension gateway = HarnessExtension.of(Harness.of("stonechat.yaml"));

@Test
void a_wrong_password_is_refused(Harness harness) {
    assertEquals(ESME_RINVPASWD, harness.tryBind("acme", "guess").status());
}

@Test
void a_message_goes_upstream_and_its_receipt_comes_back(Harness harness) {
    var acme = harness.bind("acme", "secret");

    var sent = acme.submit("1001", "31612345678", "hello");

    assertEquals(ESME_ROK, sent.status());
    var out = harness.upstream("upstream").last();
    assertEquals("31612345678", out.destination());
    assertEquals("hello", out.text());

    out.report(MessageState.DELIVERED);
    var receipt = acme.receipts().getLast();
    assertEquals(sent.messageId(), receipt.id());
    assertEquals(MessageState.DELIVERED, receipt.state());
}

@Test
void a_message_waits_while_the_upstream_is_down(Harness harness) {
    var upstream = harness.upstream("upstream");
    upstream.down();
    assertEquals(ESME_ROK, harness.bind("acme", "secret").submit("31612345678", "hello").status());
    assertEquals(List.of(), upstream.texts());

    upstream.up();
    harness.advance(Duration.ofMinutes(2));

    assertEquals(List.of("hello"), upstream.texts());
}

@Test
void a_message_is_tried_again_when_the_upstream_has_trouble(Harness harness) {
    var upstream = harness.upstream("upstream");
    upstream.answers(Answer.reject(ESME_RSYSERR), Answer.accept());
    harness.bind("acme", "secret").submit("31612345678", "hello");
    assertEquals(1, upstream.received().size());

    harness.advance(Duration.ofSeconds(10));           // the first step of retry.schedule

    assertEquals(2, upstream.received().size());
}

@Test
void a_text_of_a_handset_waits_for_its_owner(Harness harness) {
    harness.upstream("upstream").deliver("491701111111", "491612345", "who is there?");

    assertEquals(List.of("who is there?"), harness.bind("acme", "secret").texts());
}

@Test
void an_alert_is_passed_on_to_the_owner(Harness harness) {
    var acme = harness.bind("acme", "secret");

    harness.upstream("upstream")
            .send(new AlertNotification(0, Address.of("491701111111"), Address.of("491612345"), Tlvs.NONE));

    assertEquals("alert_notification", acme.last().command());
}

@Test
void the_script_logs_who_is_here(Harness harness) {
    harness.bind("acme", "secret");

    assertEquals(
            List.of(new LogLine("info", "bind upstream is here"), new LogLine("info", "esme acme is here")),
            harness.log());
}
