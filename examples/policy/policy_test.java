import module io.stonechat.testkit;
import static io.stonechat.protocol.CommandStatus.*;
import static org.junit.jupiter.api.Assertions.*;

// ./stonechat test examples/policy/policy_test.java
@RegisterExtension
HarnessExtension policy = HarnessExtension.of(Harness.of("policy.java").config("""
        extensions:
          smpp:
            users: [ { system_id: acme, password: secret }, { system_id: crm, password: secret } ]
            binds:
              - { name: main, host: main.example, port: 2775, system_id: gw, password: gw }
              - { name: backup, host: backup.example, port: 2775, system_id: gw, password: gw }
            routing: { default_chain: ["bind:main", queue], mo: [ { user: acme } ] }
        """));

@Test
void a_blocked_number_is_sent_nothing_and_its_sender_is_told(Harness harness) {
    harness.cache().set("blocked:31612345678", "yes");
    var acme = harness.bind("acme", "secret");

    var sent = acme.submit("31612345678", "hello");

    assertEquals(ESME_ROK, sent.status());
    assertEquals(List.of(), harness.upstream("main").received());
    assertEquals(MessageState.REJECTED, acme.receipts().getLast().state());
    assertTrue(harness.log().getLast().message().endsWith(": REJECTED"));
}

@Test
void what_the_main_bind_fails_on_goes_to_the_other(Harness harness) {
    harness.upstream("main").answers(Answer.reject(ESME_RSYSERR));

    harness.bind("acme", "secret").submit("31612345678", "hello");

    assertEquals(List.of("hello"), harness.upstream("backup").texts());
}

@Test
void a_receipt_that_says_skipped_is_told_as_undeliverable(Harness harness) {
    var acme = harness.bind("acme", "secret");
    acme.submit("31612345678", "hello");

    harness.upstream("main").last().report(MessageState.SKIPPED);

    assertEquals(MessageState.UNDELIVERABLE, acme.receipts().getLast().state());
}

@Test
void whoever_says_stop_is_taken_at_his_word(Harness harness) {
    harness.upstream("main").deliver("31612345678", "1001", "STOP it");

    assertEquals(List.of("STOP it"), harness.bind("crm", "secret").texts());
}
