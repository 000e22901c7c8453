import module io.stonechat.testkit;
import static io.stonechat.protocol.CommandStatus.*;
import static org.junit.jupiter.api.Assertions.*;

// ./stonechat test examples/echo/echo_test.java
@RegisterExtension
HarnessExtension echo = HarnessExtension.of(Harness.of("echo.java"));

@Test
void everybody_is_let_in_and_everything_is_taken(Harness harness) {
    var anybody = harness.bind("anybody", "at all");

    var sent = anybody.submit("31612345678", "hello");

    assertEquals(ESME_ROK, sent.status());
    assertFalse(sent.messageId().isEmpty());
}
