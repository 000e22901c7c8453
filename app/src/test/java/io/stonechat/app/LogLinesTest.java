package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private final LoggingEvent event = new LoggingEvent(
            LogLinesTest.class.getName(),
            new LoggerContext().getLogger("io.stonechat.session.SmppServer"),
            Level.WARN,
            "port {} is \"taken\"",
            null,
            new Object[] {2775});

    @Test
    void a_readable_line_has_time_level_room_and_message() {
        ReadableLines lines = new ReadableLines();
        lines.start();

        assertThat(lines.doLayout(event))
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  session +port 2775 is \"taken\"\n");
    }

    @Test
    void a_json_line_is_one_object_with_its_text_escaped() {
        event.setInstant(Instant.parse("2026-11-20T10:15:30.5Z"));
        JsonLines lines = new JsonLines();
        lines.start();

        assertThat(lines.doLayout(event))
                .startsWith("{\"time\":\"2026-11-20T10:15:30.500Z\",\"level\":\"WARN\"")
                .endsWith("\"message\":\"port 2775 is \\\"taken\\\"\"}\n");
    }

    @Test
    void a_stack_trace_follows_its_line() {
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(new IllegalStateException("the reason")));
        ReadableLines lines = new ReadableLines();
        lines.start();

        assertThat(lines.doLayout(event)).contains("IllegalStateException: the reason");
    }
}
