package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.python.PythonEngine;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code surface/surface.py}, which uses every name that scripts in Python have and asserts what it gives, over TCP.
 * An assertion of its that fails is answered with a status that says no.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SurfaceTest {
    private static final Address FROM = new Address(0, 1, "1000");

    private final PythonEngine python = new PythonEngine();
    private PythonGateway gateway;
    private PythonGateway.Esme esme;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = PythonGateway.of(folder, "surface.py", python);
        gateway.host.caches().set("upstream", "particular");
        esme = gateway.esme();
    }

    @AfterAll
    void stop() {
        esme.close();
        await().atMost(PythonGateway.PATIENCE)
                .until(() -> !gateway.cached("unbound:esme:acme").isEmpty());
        gateway.close();
        python.close();
    }

    @Test
    void on_bind_refuses_with_the_status_that_it_says() {
        assertThat(refusal("globex", "secret")).isEqualTo(CommandStatus.ESME_RINVSYSID);
        assertThat(refusal("acme", "guess")).isEqualTo(CommandStatus.ESME_RINVPASWD);
    }

    private @Nullable CommandStatus refusal(String systemId, String password) {
        var config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(gateway.port())
                .systemId(systemId)
                .password(password)
                .build();
        try {
            SmppClient.connect(config, _ -> (_, _) -> {}).unbind();
            throw new AssertionError(systemId + " was let in");
        } catch (BindFailedException refused) {
            return refused.status();
        }
    }

    @Test
    void submit_sm_shows_every_field_and_is_answered_with_the_scripts_id() throws Exception {
        var pdu = SubmitSm.builder()
                .serviceType("CMT")
                .source(new Address(5, 8, "1000"))
                .destination(new Address(1, 1, "31612345678"))
                .esmClass(EsmClass.UDHI)
                .protocolId(3)
                .priorityFlag(1)
                .scheduleDeliveryTime("000000010000000R")
                .validityPeriod("000001000000000R")
                .registeredDelivery(1)
                .dataCoding(4)
                .shortMessage(Octets.fromHex("05000307" + "0201ff00"))
                .tlv(Tlv.int16(TlvTag.USER_MESSAGE_REFERENCE, 513))
                .tlv(Tlv.int16(TlvTag.SAR_MSG_REF_NUM, 7))
                .tlv(Tlv.octet(TlvTag.SAR_TOTAL_SEGMENTS, 2))
                .tlv(Tlv.octet(TlvTag.SAR_SEGMENT_SEQNUM, 1))
                .tlv(Tlv.octet(TlvTag.MORE_MESSAGES_TO_SEND, 1))
                .tlv(new Tlv(TlvTag.NETWORK_ERROR_CODE, Octets.fromHex("030102")))
                .build();

        assertThat(esme.send(pdu)).isInstanceOfSatisfying(SubmitSmResp.class, answer -> {
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(answer.messageId()).isEqualTo("surface-1");
        });
    }

    @Test
    void statuses_are_those_of_the_script_also_a_vendors_and_none_is_yes() throws Exception {
        assertThat(esme.status(to("refused"))).isEqualTo(CommandStatus.ESME_RINVDSTADR);
        assertThat(esme.status(to("vendor"))).isEqualTo(CommandStatus.of(0x401));
        assertThat(esme.status(to("nothing"))).isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void what_a_script_sends_ends_as_it_is_documented() throws Exception {
        assertThat(esme.send(to("outward"))).isInstanceOfSatisfying(SubmitSmResp.class, answer -> {
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(answer.messageId()).isEqualTo("surface-4");
        });
        assertThat(gateway.cached("outward")).isEqualTo("done");
        assertThat(esme.next(AlertNotification.class).esmeAddr()).isEqualTo(new Address(1, 1, "2"));
    }

    @Test
    void submit_multi_shows_its_destinations_and_names_those_that_were_refused() throws Exception {
        var pdu = SubmitMulti.builder()
                .source(FROM)
                .destinations(
                        List.of(new SmeAddress(new Address(1, 1, "31612345678")), new DistributionList("friends")))
                .build();

        assertThat(esme.send(pdu)).isInstanceOfSatisfying(SubmitMultiResp.class, answer -> {
            assertThat(answer.messageId()).isEqualTo("surface-2");
            assertThat(answer.unsuccessful()).singleElement().satisfies(refused -> {
                assertThat(refused.address().address()).isEqualTo("31612345678");
                assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RINVDSTADR);
            });
        });
    }

    @Test
    void data_sm_has_its_body_in_message_payload_and_an_answer_with_optional_parameters() throws Exception {
        var pdu = DataSm.builder()
                .source(FROM)
                .destination(FROM)
                .tlv(new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.copyOf("data".getBytes(StandardCharsets.US_ASCII))))
                .build();

        assertThat(esme.send(pdu)).isInstanceOfSatisfying(DataSmResp.class, answer -> {
            assertThat(answer.messageId()).isEqualTo("surface-3");
            assertThat(answer.tlvs().text(TlvTag.ADDITIONAL_STATUS_INFO_TEXT)).contains("fine");
        });
        assertThat(gateway.centre.send(pdu)).isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void query_cancel_and_replace_are_answered_by_the_script() throws Exception {
        assertThat(esme.send(new QuerySm(0, "77", FROM))).isInstanceOfSatisfying(QuerySmResp.class, answer -> {
            assertThat(answer.messageId()).isEqualTo("77");
            assertThat(answer.messageState()).isEqualTo(2);
            assertThat(answer.finalDate()).isEqualTo("261120103000000+");
            assertThat(answer.errorCode()).isEqualTo(9);
        });
        assertThat(esme.status(new CancelSm(0, "CMT", "78", FROM, new Address(0, 1, "2000"))))
                .isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        var text = Octets.copyOf("new".getBytes(StandardCharsets.US_ASCII));
        assertThat(esme.status(new ReplaceSm(0, "79", FROM, "", "", 1, 0, text, Tlvs.NONE)))
                .isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void deliver_sm_shows_texts_and_receipts_by_text_and_by_optional_parameters() throws Exception {
        var text = DeliverSm.builder()
                .source("31612345678")
                .destination(FROM)
                .shortMessage(Octets.copyOf("hello".getBytes(StandardCharsets.US_ASCII)))
                .build();
        var byTlv = text.toBuilder()
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.EMPTY)
                .tlv(Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, "by-tlv"))
                .tlv(Tlv.octet(TlvTag.MESSAGE_STATE, 5))
                .build();

        assertThat(gateway.centre.send(text)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(gateway.centre.send(byTlv)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(gateway.centre.receipt("id:foreign sub:001 dlvrd:001 submit date:2611201030 done date:2611201031"
                        + " stat:DELIVRD err:000 text:id: hi"))
                .isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void alert_notification_is_shown() {
        gateway.centre
                .session()
                .notify(new AlertNotification(
                        0,
                        new Address(1, 1, "31612345678"),
                        FROM,
                        Tlvs.of(Tlv.octet(TlvTag.MS_AVAILABILITY_STATUS, 0))));

        await().atMost(PythonGateway.PATIENCE)
                .untilAsserted(() -> assertThat(gateway.cached("alerted")).isEqualTo("31612345678"));
    }

    private static SubmitSm to(String destination) {
        return SubmitSm.builder()
                .source(FROM)
                .destination(new Address(5, 0, destination))
                .build();
    }
}
