package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawClient;
import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.Request;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The message centre calls, the ESME binds on that connection: both sides of it. */
class OutbindTest {
    private final BlockingQueue<SmppSession> bound = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final OutbindListener esme = listen(ListenerConfig.builder());

    @AfterEach
    void stop() {
        esme.close();
    }

    private OutbindListener listen(ListenerConfig.Builder listening) {
        return OutbindListener.start(
                listening.host("127.0.0.1").port(0).build(),
                ClientConfig.builder()
                        .bindType(BindType.RECEIVER)
                        .systemId("esme")
                        .password(TestCentre.PASSWORD)
                        .build(),
                new ClientHandler() {
                    @Override
                    public RequestHandler handler(SmppSession session) {
                        return (request, exchange) -> {
                            requests.add(request);
                            TestCentre.accept(request, exchange);
                        };
                    }

                    @Override
                    public void bound(SmppSession session) {
                        bound.add(session);
                    }
                },
                (outbind, context) -> outbind.systemId().equals("centre")
                        && outbind.password().equals("knock")
                        && context.tls() == null);
    }

    private Endpoint place() {
        return new Endpoint("127.0.0.1", esme.localAddress().getPort());
    }

    private RawPeer call(String systemId, String password) {
        return RawClient.connect(esme.localAddress()).send(new Outbind(5, systemId, password));
    }

    @Test
    void aCentreOfOurs_callsAnEsmeOfOurs_andDelivers() throws Exception {
        try (var centre = TestCentre.start()) {
            var session = centre.server
                    .outbind(place(), ClientTransport.PLAIN, "centre", "knock")
                    .get(30, TimeUnit.SECONDS);

            assertThat(session.bindType()).isEqualTo(BindType.RECEIVER);
            assertThat(session.systemId()).isEqualTo("esme");
            assertThat(centre.server.sessions()).containsExactly(session);
            assertThat(session.outcomeAndAwait(Messages.deliver(0))).isInstanceOf(Accepted.class);
            assertThat(requests.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(session.unbindAndAwait()).isEqualTo("unbound by us");
        }
    }

    @Test
    void aCentreOfOurs_callsAndWaits_andTheEsmeStopsListening_withoutWaiting() throws Exception {
        try (var centre = TestCentre.start()) {
            var session = centre.server.outbindAndAwait(place(), ClientTransport.PLAIN, "centre", "knock");
            assertThat(session.state()).isEqualTo(SessionState.BOUND_RX);
            // Only then does the ESME know that it is bound.
            assertThat(bound.poll(30, TimeUnit.SECONDS)).isNotNull();

            esme.closeAsync().get(30, TimeUnit.SECONDS);
            assertThat(session.awaitClosed()).isEqualTo("unbound by the peer");
        }
    }

    @Test
    void theEsme_answersOutbind_withBindReceiver_onTheSameConnection() throws Exception {
        try (var centre = call("centre", "knock")) {
            var bind = (BindRequest) centre.expect(CommandId.BIND_RECEIVER).pdu();
            assertThat(bind.systemId()).isEqualTo("esme");
            centre.answerBind(bind, CommandStatus.ESME_ROK);

            var session = bound.poll(30, TimeUnit.SECONDS);
            assertThat(session).isNotNull();
            assertThat(centre.send(Messages.deliver(7))
                            .expect(CommandId.DELIVER_SM_RESP)
                            .sequenceNumber())
                    .isEqualTo(7);
        }
    }

    @Test
    void theEsme_closesTheConnection_ofACentreItDoesNotKnow() {
        try (var centre = call("centre", "wrong")) {
            centre.expectEndWithoutAnswer();
        }
    }

    @Test
    void theEsme_answersNothingElse_beforeAnOutbind() {
        try (var centre = RawClient.connect(esme.localAddress()).send(Messages.deliver(3))) {
            var answer = centre.expect(CommandId.DELIVER_SM_RESP);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_RINVBNDSTS);
        }
    }

    @Test
    void theEsme_closesTheConnection_whenItsBindIsRefused() {
        try (var centre = call("centre", "knock")) {
            var bind = (BindRequest) centre.expect(CommandId.BIND_RECEIVER).pdu();
            centre.answerBind(bind, CommandStatus.ESME_RBINDFAIL);

            centre.expectEndWithoutAnswer();
            assertThat(bound).isEmpty();
        }
    }

    @Test
    void theEsme_thatIsCalledTwice_bindsOnce() {
        try (var centre = call("centre", "knock")) {
            var bind = (BindRequest) centre.expect(CommandId.BIND_RECEIVER).pdu();
            centre.send(new Outbind(6, "centre", "knock"));
            centre.answerBind(bind, CommandStatus.ESME_ROK);

            assertThat(centre.send(Messages.deliver(7))
                            .expect(CommandId.DELIVER_SM_RESP)
                            .sequenceNumber())
                    .isEqualTo(7);
        }
    }

    @Test
    void theCentre_hearsThatAnEsmeDoesNotListen_orDoesNotBind() throws Exception {
        try (var centre = TestCentre.start();
                var raw = RawServer.start();
                var closed = new ClosedPort()) {
            raw.each(peer ->
                    assertThat(peer.expect(CommandId.OUTBIND).pdu()).isEqualTo(new Outbind(1, "centre", "knock")));

            var calling = centre.server.outbind(
                    new Endpoint("127.0.0.1", raw.port()), ClientTransport.PLAIN, "centre", "knock");
            assertThatThrownBy(() -> calling.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(BindFailedException.class)
                    .hasMessageContaining("led to no session");

            var refused = centre.server.outbind(
                    new Endpoint("127.0.0.1", closed.number()), ClientTransport.PLAIN, "centre", "knock");
            assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS)).hasMessageContaining("cannot connect");
        }
    }

    @Test
    void aCentre_refusesAnOutbind_ofWhoeverConnects() {
        try (var centre = TestCentre.start()) {
            centre.connect()
                    .send(new Outbind(1, "centre", "knock"))
                    .bind(BindType.RECEIVER, "esme", TestCentre.PASSWORD);

            assertThat(centre.events).anyMatch(SessionEvent.Forbidden.class::isInstance);
        }
    }

    @Test
    void anEsme_thatWouldOnlyTransmit_cannotListenForOutbind() {
        assertThatThrownBy(() -> OutbindListener.start(
                        ListenerConfig.builder().port(0).build(),
                        ClientConfig.builder().bindType(BindType.TRANSMITTER).build(),
                        ClientHandler.of(TestCentre::accept),
                        (_, _) -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bind_receiver");
    }
}
