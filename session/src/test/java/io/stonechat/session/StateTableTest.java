package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.GenericNack;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair of state and PDU of the table in SMPP 3.4 §2.3, from either side, against a raw peer: what is taken, what is sent, and
 * the responses to it. Outbind, which a centre may send on a connection of its own making, has {@link OutbindTest}.
 */
class StateTableTest {
    private static final int MARK = 4711;
    private static final Pattern SPACE = Pattern.compile(" +");
    private static final List<SessionState> STATES =
            List.of(SessionState.OPEN, SessionState.BOUND_TX, SessionState.BOUND_RX, SessionState.BOUND_TRX);

    /** Who may issue what in which state; {@code -} is nobody. Two rows for what both may. */
    private static final String TABLE = """
            ESME   bind_transmitter   OPEN
            ESME   bind_receiver      OPEN
            ESME   bind_transceiver   OPEN
            ESME   outbind            -
            ESME   unbind             BOUND_TX BOUND_RX BOUND_TRX
            ESME   submit_sm          BOUND_TX BOUND_TRX
            ESME   submit_multi       BOUND_TX BOUND_TRX
            ESME   data_sm            BOUND_TX BOUND_RX BOUND_TRX
            ESME   deliver_sm         -
            ESME   query_sm           BOUND_TX BOUND_TRX
            ESME   cancel_sm          BOUND_TX BOUND_TRX
            ESME   replace_sm         BOUND_TX BOUND_TRX
            ESME   enquire_link       OPEN BOUND_TX BOUND_RX BOUND_TRX
            ESME   alert_notification -
            CENTRE bind_transmitter   -
            CENTRE bind_receiver      -
            CENTRE bind_transceiver   -
            CENTRE outbind            -
            CENTRE unbind             BOUND_TX BOUND_RX BOUND_TRX
            CENTRE submit_sm          -
            CENTRE submit_multi       -
            CENTRE data_sm            BOUND_TX BOUND_RX BOUND_TRX
            CENTRE deliver_sm         BOUND_RX BOUND_TRX
            CENTRE query_sm           -
            CENTRE cancel_sm          -
            CENTRE replace_sm         -
            CENTRE enquire_link       OPEN BOUND_TX BOUND_RX BOUND_TRX
            CENTRE alert_notification BOUND_RX BOUND_TRX
            """;

    private static Stream<Arguments> rows(String issuer) {
        return TABLE.lines()
                .map(line -> List.of(SPACE.split(line.strip())))
                .filter(row -> row.getFirst().equals(issuer))
                .flatMap(row -> STATES.stream()
                        .map(state -> Arguments.of(
                                state, row.get(1), row.subList(2, row.size()).contains(state.name()))));
    }

    static Stream<Arguments> ofTheEsme() {
        return rows("ESME");
    }

    static Stream<Arguments> ofTheCentre() {
        return rows("CENTRE");
    }

    static Stream<Arguments> responses() {
        return STATES.stream()
                .flatMap(state -> Stream.of(
                                "submit_sm",
                                "submit_multi",
                                "data_sm",
                                "deliver_sm",
                                "query_sm",
                                "cancel_sm",
                                "replace_sm",
                                "enquire_link",
                                "unbind",
                                "bind_transmitter",
                                "bind_receiver",
                                "bind_transceiver",
                                "generic_nack")
                        .map(pdu -> Arguments.of(state, pdu)));
    }

    @ParameterizedTest(name = "{0}: {1} of an ESME, allowed {2}")
    @MethodSource("ofTheEsme")
    void aCentre_takesFromAnEsme_whatTheTableAllows(SessionState state, String pdu, boolean allowed) {
        try (var centre = TestCentre.start()) {
            check(inState(centre, state), pdu, allowed, secondBind(state, pdu));
        }
    }

    @ParameterizedTest(name = "{0}: {1} of a centre, allowed {2}")
    @MethodSource("ofTheCentre")
    void anEsme_takesFromACentre_whatTheTableAllows(SessionState state, String pdu, boolean allowed) {
        withCentreInState(state, centre -> check(centre, pdu, allowed, CommandStatus.ESME_RINVBNDSTS));
    }

    @ParameterizedTest(name = "{0}: {1} response that nobody waits for")
    @MethodSource("responses")
    void aResponseThatNobodyWaitsFor_changesNothing_inAnyState(SessionState state, String pdu) {
        try (var centre = TestCentre.start()) {
            stray(inState(centre, state), pdu);
        }
        withCentreInState(state, centre -> stray(centre, pdu));
    }

    /** What a user may send: binds and unbinds are the session's own affair, and an unbound one is nobody's to send on. */
    private static Stream<Arguments> sent(String issuer) {
        return rows(issuer).filter(row -> {
            var pdu = String.valueOf(row.get()[1]);
            return row.get()[0] != SessionState.OPEN && !pdu.startsWith("bind") && !pdu.equals("unbind");
        });
    }

    static Stream<Arguments> sentByTheEsme() {
        return sent("ESME");
    }

    static Stream<Arguments> sentByTheCentre() {
        return sent("CENTRE");
    }

    @ParameterizedTest(name = "{0}: {1} by an ESME, allowed {2}")
    @MethodSource("sentByTheEsme")
    void anEsme_sendsWhatTheTableAllows_andTakesTheResponse(SessionState state, String pdu, boolean allowed)
            throws Exception {
        try (var esme = TestEsme.bind(type(state))) {
            sends(esme.session, esme.centre, pdu, allowed);
        }
    }

    @ParameterizedTest(name = "{0}: {1} by a centre, allowed {2}")
    @MethodSource("sentByTheCentre")
    void aCentre_sendsWhatTheTableAllows_andTakesTheResponse(SessionState state, String pdu, boolean allowed)
            throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(type(state));
            // The table lets a centre send data_sm to a transmitter; we send an ESME only what it has bound for.
            boolean sent = allowed && !(pdu.equals("data_sm") && state == SessionState.BOUND_TX);
            sends(centre.session(), esme, pdu, sent);
        }
    }

    private static void sends(SmppSession session, RawPeer peer, String pdu, boolean allowed) throws Exception {
        var request = Messages.request(pdu, 0);
        if (allowed && request instanceof AlertNotification alert) {
            session.notify(alert);
            peer.expect(CommandId.ALERT_NOTIFICATION);
            return;
        }
        var outcome = session.outcome(request);
        if (allowed) {
            var frame = peer.expect(request.commandId());
            peer.send(Responses.accepting((Request) frame.pdu(), "id"));
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
        } else {
            assertThat(outcome.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            NotSent.class, not -> assertThat(not.reason()).contains(pdu));
            peer.send(new EnquireLink(MARK));
            assertThat(peer.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(MARK);
        }
    }

    private static BindType type(SessionState state) {
        return switch (state) {
            case BOUND_TX -> BindType.TRANSMITTER;
            case BOUND_RX -> BindType.RECEIVER;
            case BOUND_TRX, OPEN, UNBINDING, CLOSED -> BindType.TRANSCEIVER;
        };
    }

    private static void stray(RawPeer peer, String pdu) {
        var response = pdu.equals("generic_nack")
                ? new GenericNack(99, CommandStatus.ESME_RSYSERR)
                : Responses.rejecting(Messages.request(pdu, 99), CommandStatus.ESME_RSYSERR);
        peer.send(response, new EnquireLink(MARK));
        assertThat(peer.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber()).isEqualTo(MARK);
    }

    private static CommandStatus secondBind(SessionState state, String pdu) {
        return pdu.startsWith("bind") && state.isBound() ? CommandStatus.ESME_RALYBND : CommandStatus.ESME_RINVBNDSTS;
    }

    private static void check(RawPeer peer, String pdu, boolean allowed, CommandStatus refusal) {
        var request = Messages.request(pdu, 7);
        peer.send(request);
        if (request.expectsResponse()) {
            var answer = peer.receive();
            assertThat(answer.sequenceNumber()).isEqualTo(7);
            assertThat(answer.commandId()).isEqualTo(request.commandId() | CommandId.GENERIC_NACK);
            // an unbind is granted to whoever asks
            assertThat(answer.commandStatus())
                    .isEqualTo(allowed || pdu.equals("unbind") ? CommandStatus.ESME_ROK : refusal);
        }
        boolean ends = pdu.equals("unbind");
        if (!ends) {
            peer.send(new EnquireLink(MARK));
            assertThat(peer.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(MARK);
        }
    }

    private static RawPeer inState(TestCentre centre, SessionState state) {
        return state.isBound() ? centre.bind(type(state)) : centre.connect();
    }

    /** A raw centre that an ESME of ours has connected to; in state OPEN its bind is never answered. */
    private static void withCentreInState(SessionState state, Consumer<RawPeer> then) {
        try (var server = RawServer.start()) {
            var config = ClientConfig.builder()
                    .port(server.port())
                    .bindType(type(state))
                    .systemId("esme")
                    .build();
            var binding = CompletableFuture.supplyAsync(
                    () -> SmppClient.connect(config, ClientHandler.of(TestCentre::accept)), Thread::startVirtualThread);
            try (var centre = server.accept()) {
                var bind = centre.receiveBind();
                if (state != SessionState.OPEN) {
                    centre.answerBind(bind, CommandStatus.ESME_ROK);
                    binding.join();
                }
                then.accept(centre);
            }
            binding.handle((session, _) -> session)
                    .thenAccept(session -> {
                        if (session != null) {
                            session.close("the test is over");
                        }
                    })
                    .join();
        }
    }
}
