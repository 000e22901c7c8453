package io.stonechat.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.stonechat.python.PythonEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A script in Python is rewritten while ESMEs submit through it; {@code ./soak/reload} does it for longer. */
class ReloadUnderLoadTest {
    private static final int RELOADS = 4;

    private static final String CONFIG = """
            script: { path: %s, handler_deadline_ms: 120000 }
            store: memory
            extensions:
              smpp:
                server: { bind_address: 127.0.0.1, port: 0 }
                binds: [ { name: up, host: 127.0.0.1, port: ${UPSTREAM_PORT}, system_id: gateway, password: secret,
                         response_timer_ms: 120000 } ]
            """.formatted(ReloadRun.SCRIPT);

    @Test
    void no_session_is_lost_and_every_message_is_answered_once(@TempDir Path folder) throws Exception {
        ReloadRun.writeFirst(folder);
        var config = Files.writeString(folder.resolve("stonechat.yaml"), CONFIG);
        try (var refusals = Refusals.listen();
                var python = new PythonEngine();
                var gateway = new PythonGateway(config, python)) {
            new ReloadRun(folder, RELOADS).run(new InProcess(gateway, refusals), gateway.centre);
        }
    }

    /** The gateway of this test. */
    private record InProcess(PythonGateway gateway, Refusals log) implements ReloadSubject {
        @Override
        public int port() {
            return gateway.port();
        }

        @Override
        public long refusals() throws IOException {
            return log.count.get();
        }

        @Override
        public void reloaded(int number) {}
    }

    /** Counts the lines of the log that say that a script was refused. */
    private static final class Refusals extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private static final Logger LOG = (Logger) LoggerFactory.getLogger("script");

        private final AtomicLong count = new AtomicLong();

        static Refusals listen() {
            var refusals = new Refusals();
            refusals.setContext(LOG.getLoggerContext());
            refusals.start();
            LOG.addAppender(refusals);
            return refusals;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getMessage().startsWith(ReloadRun.REFUSED)) {
                count.incrementAndGet();
            }
        }

        @Override
        public void close() {
            LOG.detachAppender(this);
        }
    }
}
