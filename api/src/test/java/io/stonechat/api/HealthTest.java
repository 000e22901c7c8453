package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.SmppSession;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What load balancers and orchestrators ask, without a token. */
@SuppressWarnings("NullAway.Init")
class HealthTest {

    @TempDir
    private Path folder;

    private RunningApi gateway;

    @BeforeEach
    void start() {
        gateway = new RunningApi(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> probe(String path) {
        return gateway.send("GET", path, Optional.empty(), "");
    }

    @Test
    void a_gateway_that_takes_traffic_is_alive_and_ready() {
        assertThat(probe("/healthz").statusCode()).isEqualTo(200);
        assertThat(probe("/readyz").statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(probe("/readyz")).path("status").asString()).isEqualTo("ok");
        assertThat(probe("/admin/health").statusCode()).isEqualTo(200);
        assertThat(probe("/admin/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_store_that_cannot_be_written_makes_it_unready_and_leaves_it_alive() throws Exception {
        SmppSession esme = gateway.esme();
        gateway.disk.forget();
        assertThat(esme.send(RunningApi.message("491701234567"))
                        .get(30, TimeUnit.SECONDS)
                        .commandStatus())
                .isEqualTo(CommandStatus.ESME_RSYSERR);

        await().until(() -> probe("/readyz").statusCode() == 503);
        assertThat(RunningApi.json(probe("/readyz")).path("reasons").get(0).asString())
                .startsWith("The store cannot be written: ");
        assertThat(probe("/healthz").statusCode()).isEqualTo(200);
        assertThat(Scrape.of(gateway).value("stonechat_store_writable")).isZero();
        assertThat(Scrape.of(gateway).value("stonechat_ready")).isZero();
    }

    @Test
    void a_gateway_that_is_stopping_is_unready_until_it_is_gone() {
        gateway.api.readiness().draining();

        assertThat(probe("/readyz").statusCode()).isEqualTo(503);
        assertThat(RunningApi.json(probe("/readyz")).path("reasons").get(0).asString())
                .isEqualTo("The gateway is stopping.");
        assertThat(Scrape.of(gateway).value("stonechat_draining")).isOne();
    }

    @Test
    void draining_the_host_makes_it_unready_too() {
        gateway.host.drain(Duration.ofSeconds(10));

        assertThat(probe("/readyz").statusCode()).isEqualTo(503);
        assertThat(probe("/healthz").statusCode()).isEqualTo(200);
    }
}
