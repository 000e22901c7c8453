import module io.stonechat.testkit;
import static io.stonechat.protocol.CommandStatus.*;
import static org.junit.jupiter.api.Assertions.*;

// stonechat test gateway_test.java
@RegisterExtension
HarnessExtension gateway = HarnessExtension.of(Harness.of("stonechat.yaml"));

@Test
void a_message_goes_upstream_and_its_receipt_comes_back(Harness harness) {
    var acme = harness.bind("acme", "secret");

    var sent = acme.submit("31612345678", "hello");

    assertEquals(ESME_ROK, sent.status());
    assertEquals("hello", harness.upstream("upstream").last().text());
    harness.upstream("upstream").last().report(MessageState.DELIVERED);
    assertEquals(sent.messageId(), acme.receipts().getLast().id());
}

@Test
void a_message_to_north_america_is_refused(Harness harness) {
    assertEquals(ESME_RINVDSTADR, harness.bind("acme", "secret").submit("12025550123", "hello").status());
}
