package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Request;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMPP 3.4 §2.3, Table 2-1: which PDU is allowed in which state, and what the others get. */
class SessionStatesTest {
    private static final int MARK = 99;

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPEN,      submit_sm,        ESME_RINVBNDSTS
            OPEN,      submit_multi,     ESME_RINVBNDSTS
            OPEN,      data_sm,          ESME_RINVBNDSTS
            OPEN,      deliver_sm,       ESME_RINVBNDSTS
            OPEN,      query_sm,         ESME_RINVBNDSTS
            OPEN,      cancel_sm,        ESME_RINVBNDSTS
            OPEN,      replace_sm,       ESME_RINVBNDSTS
            OPEN,      enquire_link,     ESME_ROK
            OPEN,      bind_transmitter, ESME_ROK
            OPEN,      bind_receiver,    ESME_ROK
            OPEN,      bind_transceiver, ESME_ROK
            BOUND_TX,  submit_sm,        ESME_ROK
            BOUND_TX,  submit_multi,     ESME_ROK
            BOUND_TX,  data_sm,          ESME_ROK
            BOUND_TX,  deliver_sm,       ESME_RINVBNDSTS
            BOUND_TX,  query_sm,         ESME_ROK
            BOUND_TX,  cancel_sm,        ESME_ROK
            BOUND_TX,  replace_sm,       ESME_ROK
            BOUND_TX,  enquire_link,     ESME_ROK
            BOUND_TX,  unbind,           ESME_ROK
            BOUND_TX,  bind_transmitter, ESME_RALYBND
            BOUND_TX,  bind_receiver,    ESME_RALYBND
            BOUND_RX,  submit_sm,        ESME_RINVBNDSTS
            BOUND_RX,  submit_multi,     ESME_RINVBNDSTS
            BOUND_RX,  data_sm,          ESME_ROK
            BOUND_RX,  deliver_sm,       ESME_RINVBNDSTS
            BOUND_RX,  query_sm,         ESME_RINVBNDSTS
            BOUND_RX,  cancel_sm,        ESME_RINVBNDSTS
            BOUND_RX,  replace_sm,       ESME_RINVBNDSTS
            BOUND_RX,  enquire_link,     ESME_ROK
            BOUND_RX,  unbind,           ESME_ROK
            BOUND_RX,  bind_receiver,    ESME_RALYBND
            BOUND_TRX, submit_sm,        ESME_ROK
            BOUND_TRX, submit_multi,     ESME_ROK
            BOUND_TRX, data_sm,          ESME_ROK
            BOUND_TRX, deliver_sm,       ESME_RINVBNDSTS
            BOUND_TRX, query_sm,         ESME_ROK
            BOUND_TRX, cancel_sm,        ESME_ROK
            BOUND_TRX, replace_sm,       ESME_ROK
            BOUND_TRX, enquire_link,     ESME_ROK
            BOUND_TRX, unbind,           ESME_ROK
            BOUND_TRX, bind_transceiver, ESME_RALYBND
            """)
    void aCentre_answersAnEsme(SessionState state, String pdu, String status) {
        try (var centre = TestCentre.start()) {
            var esme = inState(centre, state).send(Messages.request(pdu, 7));

            var answer = esme.receive();

            assertThat(answer.commandStatus())
                    .isEqualTo(CommandStatus.byName(status).orElseThrow());
            assertThat(answer.commandId()).isEqualTo(Messages.request(pdu, 7).commandId() | CommandId.GENERIC_NACK);
            assertThat(answer.sequenceNumber()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, alert_notification",
        "BOUND_TX, alert_notification",
        "BOUND_RX, alert_notification",
        "BOUND_TRX, outbind"
    })
    void aCentre_ignoresWhatHasNoResponseAndIsNotAllowed_andSaysSo(SessionState state, String pdu) {
        try (var centre = TestCentre.start()) {
            var esme = inState(centre, state).send(Messages.request(pdu, 7), new EnquireLink(MARK));

            assertThat(esme.receive().sequenceNumber()).isEqualTo(MARK);
            assertThat(centre.events)
                    .anyMatch(event -> event instanceof SessionEvent.Forbidden forbidden
                            && forbidden.request().equals(Messages.request(pdu, 7)));
        }
    }

    private static RawPeer inState(TestCentre centre, SessionState state) {
        return switch (state) {
            case BOUND_TX -> centre.bind(BindType.TRANSMITTER);
            case BOUND_RX -> centre.bind(BindType.RECEIVER);
            case BOUND_TRX -> centre.bind(BindType.TRANSCEIVER);
            case OPEN, UNBINDING, CLOSED -> centre.connect();
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TRANSMITTER, deliver_sm,       ESME_RINVBNDSTS
            TRANSMITTER, data_sm,          ESME_ROK
            TRANSMITTER, submit_sm,        ESME_RINVBNDSTS
            TRANSMITTER, query_sm,         ESME_RINVBNDSTS
            TRANSMITTER, enquire_link,     ESME_ROK
            TRANSMITTER, unbind,           ESME_ROK
            TRANSMITTER, bind_transmitter, ESME_RINVBNDSTS
            RECEIVER,    deliver_sm,       ESME_ROK
            RECEIVER,    data_sm,          ESME_ROK
            RECEIVER,    submit_sm,        ESME_RINVBNDSTS
            RECEIVER,    cancel_sm,        ESME_RINVBNDSTS
            RECEIVER,    enquire_link,     ESME_ROK
            RECEIVER,    unbind,           ESME_ROK
            TRANSCEIVER, deliver_sm,       ESME_ROK
            TRANSCEIVER, data_sm,          ESME_ROK
            TRANSCEIVER, submit_sm,        ESME_RINVBNDSTS
            TRANSCEIVER, submit_multi,     ESME_RINVBNDSTS
            TRANSCEIVER, replace_sm,       ESME_RINVBNDSTS
            TRANSCEIVER, enquire_link,     ESME_ROK
            TRANSCEIVER, unbind,           ESME_ROK
            """)
    void anEsme_answersACentre(BindType type, String pdu, String status) throws Exception {
        try (var esme = TestEsme.bind(type)) {
            esme.centre.send(Messages.request(pdu, 7));

            var answer = esme.centre.receive();

            assertThat(answer.commandStatus())
                    .isEqualTo(CommandStatus.byName(status).orElseThrow());
            assertThat(answer.sequenceNumber()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"TRANSMITTER, false", "RECEIVER, true", "TRANSCEIVER, true"})
    void anEsme_isGivenAnAlertNotification_ifItReceives(BindType type, boolean given) throws Exception {
        var handled = new java.util.concurrent.CopyOnWriteArrayList<Request>();
        try (var centre = TestCentre.start()) {
            var config = ClientConfig.builder()
                    .port(centre.server.localAddress().getPort())
                    .bindType(type)
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .build();
            var session = SmppClient.connect(config, ClientHandler.of((request, _) -> handled.add(request)));
            var alert = (io.stonechat.protocol.AlertNotification) Messages.request("alert_notification", 0);

            if (given) {
                centre.session().notify(alert);
                await().until(() -> handled.size() == 1);
            } else {
                var ours = centre.session();
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> ours.notify(alert))
                        .isInstanceOf(NotSentException.class)
                        .hasMessageContaining("transmitter");
            }
            session.close("done");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSMITTER, deliver_sm",
        "TRANSMITTER, data_sm",
        "RECEIVER, submit_sm",
        "TRANSCEIVER, query_sm",
        "TRANSCEIVER, bind_transceiver",
        "TRANSCEIVER, outbind"
    })
    void aCentre_sendsNothingThatTheBindDoesNotAllow(BindType type, String pdu) throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(type);

            var outcome = centre.session().outcome(Messages.request(pdu, 0)).get(30, TimeUnit.SECONDS);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NotSent.class, not -> assertThat(not.reason()).contains(pdu));
            assertThat(esme.send(new EnquireLink(MARK)).receive().sequenceNumber())
                    .isEqualTo(MARK);
        }
    }

    @ParameterizedTest
    @CsvSource({"RECEIVER, submit_sm", "RECEIVER, query_sm", "TRANSCEIVER, deliver_sm", "TRANSMITTER, bind_transmitter"
    })
    void anEsme_sendsNothingThatItsBindDoesNotAllow(BindType type, String pdu) throws Exception {
        try (var esme = TestEsme.bind(type)) {
            var outcome = esme.session.outcome(Messages.request(pdu, 0)).get(30, TimeUnit.SECONDS);

            assertThat(outcome).isInstanceOf(NotSent.class);
        }
    }
}
