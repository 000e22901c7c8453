package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Our client against our server. */
class ClientAndServerTest {
    private static ClientConfig.Builder to(TestCentre centre) {
        return ClientConfig.builder()
                .port(centre.server.localAddress().getPort())
                .systemId("esme")
                .password(TestCentre.PASSWORD);
    }

    private static ClientHandler accepting() {
        return ClientHandler.of(TestCentre::accept);
    }

    @Test
    void submits_andGetsTheMessageId() throws Exception {
        try (var centre = TestCentre.start()) {
            var session = SmppClient.connect(to(centre).build(), accepting());

            var outcome = session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS);

            assertThat(outcome).isEqualTo(new Accepted("id"));
            session.unbind();
            assertThat(session.closed().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by us");
            assertThat(centre.closed()).isEqualTo("unbound by the peer");
        }
    }

    @Test
    void answersEveryOneOfManyConcurrentRequests_withItsOwnResponse() throws Exception {
        RequestHandler echo = (request, exchange) -> exchange.respond(new SubmitSmResp(
                0,
                CommandStatus.ESME_ROK,
                new String(
                        ((io.stonechat.protocol.SubmitSm) request)
                                .shortMessage()
                                .toByteArray(),
                        java.nio.charset.StandardCharsets.US_ASCII),
                io.stonechat.protocol.Tlvs.NONE));
        try (var centre = TestCentre.start(echo)) {
            var session = SmppClient.connect(to(centre).window(64).build(), accepting());
            var outcomes = IntStream.range(0, 10_000)
                    .mapToObj(i -> session.submit(Messages.submit(0, Integer.toString(i))))
                    .toList();

            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).join()).isEqualTo(new Accepted(Integer.toString(i)));
            }
        }
    }

    @Test
    void theCentreDelivers_toAReceiver() throws Exception {
        try (var centre = TestCentre.start()) {
            SmppClient.connect(to(centre).bindType(BindType.RECEIVER).build(), accepting());

            var outcome = centre.session().outcome(Messages.deliver(0)).get(30, TimeUnit.SECONDS);

            assertThat(outcome).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void aBoundCallback_maySendOnItsOwnSession_andWait() throws Exception {
        var outcome = new CompletableFuture<Outcome>();
        try (var centre = TestCentre.start()) {
            SmppClient.connect(to(centre).build(), new ClientHandler() {
                @Override
                public RequestHandler handler(SmppSession session) {
                    return TestCentre::accept;
                }

                @Override
                public void bound(SmppSession session) {
                    outcome.complete(session.submit(Messages.submit(0)).join());
                }
            });

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
        }
    }

    @Test
    void aRefusedBind_saysTheStatus() {
        try (var centre = TestCentre.start()) {
            assertThatThrownBy(() ->
                            SmppClient.connect(to(centre).password("wrong").build(), accepting()))
                    .isInstanceOfSatisfying(
                            BindFailedException.class,
                            failed -> assertThat(failed.status()).isEqualTo(CommandStatus.ESME_RINVPASWD))
                    .hasMessageContaining("ESME_RINVPASWD");
        }
    }

    @Test
    void theSameSessions_runInMemory() throws Exception {
        try (var centre = TestCentre.start()) {
            var config = ClientConfig.builder()
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .connector(() -> {
                        var pair = InMemoryWire.pair();
                        centre.server.accept(pair.server());
                        return pair.client();
                    })
                    .build();
            var session = SmppClient.connect(config, accepting());

            assertThat(session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Accepted("id"));
        }
    }

    @Test
    void aCentreThatCannotBeReached_isSaidSo() throws IOException {
        try (var closed = new ClosedPort()) {
            var config = ClientConfig.builder()
                    .port(closed.number())
                    .systemId("esme")
                    .build();
            assertThatThrownBy(() -> SmppClient.connect(config, accepting()))
                    .isInstanceOf(BindFailedException.class)
                    .hasMessageContaining("cannot connect");
        }
    }
}
