package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binds that come up: whoever waits for one is told when it can be found and sent to. */
class BindPoolTest {
    private final TestUpstream upstream = new TestUpstream();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Pacers pacers = new Pacers(System::nanoTime, timer);
    private final SmppConfig config = config();
    /** Whether each bind that was told of could be found and sent to. */
    private final List<Boolean> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        upstream.close();
        timer.shutdownNow();
    }

    @ParameterizedTest(name = "bound before it can be found: {0}")
    @ValueSource(booleans = {true, false})
    void aBindIsToldOf_onceItCanBeFoundAndSentTo(boolean boundFirst) {
        var holder = new Pool(boundFirst);

        holder.pool.apply(config.binds());

        await().until(() -> !told.isEmpty());
        assertThat(told).containsOnly(true);
        holder.pool.close();
    }

    private SmppConfig config() {
        var errors = new ConfigErrors();
        String section = DefaultsTest.binds(upstream);
        return SmppConfigReader.read(
                ConfigFile.parse(Path.of("smpp.yaml"), section, Map.of()).root(), Map.of(), errors);
    }

    /** A pool whose binds tell it when they are bound. */
    private final class Pool implements ClientHandler {
        final BindPool pool;

        Pool(boolean boundFirst) {
            pool = new BindPool(settings -> open(settings, boundFirst), pacers, () -> config, this::usable);
        }

        private UpstreamBind open(BindSettings settings, boolean boundFirst) {
            var client = ClientConfig.builder()
                    .port(upstream.port())
                    .systemId("us")
                    .password("pw")
                    .build();
            var bind = new UpstreamBind(settings, null, client, this);
            if (boundFirst) {
                await().until(bind::bound);
            }
            return bind;
        }

        private void usable(String bind) {
            told.add(pool.get(bind).filter(UpstreamBind::bound).isPresent());
        }

        @Override
        public RequestHandler handler(SmppSession link) {
            return (_, exchange) -> exchange.reject(ESME_RINVCMDID);
        }

        @Override
        public void bound(SmppSession link) {
            pool.bound("up");
        }
    }
}
