package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kannel bound to our server as an ESME, driven over its web interface; skipped where Kannel is not installed. */
class KannelInteropTest {
    private static final String BOB = "491720000002";

    @TempDir
    private Path folder;

    private final InteropCentre centre = new InteropCentre();
    private Kannel kannel;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Kannel.isInstalled(), "Kannel (bearerbox, smsbox) is not installed");
        kannel = new Kannel(folder, centre.port());
    }

    @AfterEach
    void close() throws Exception {
        if (kannel != null) {
            kannel.close();
        }
        centre.close();
    }

    @Test
    void binds_asATransceiver() throws Exception {
        SmppSession session = centre.nextSession();

        assertThat(session.bindType()).isEqualTo(BindType.TRANSCEIVER);
        assertThat(session.systemId()).isEqualTo("kannel");
        assertThat(session.interfaceVersion()).isEqualTo(0x34);
    }

    @Test
    void submitsAText_andReadsOurReceipt() throws Exception {
        SmppSession session = centre.nextSession();

        String answer = kannel.send(BOB, "hello");

        assertThat(answer).startsWith("0: Accepted");
        SubmitSm submit = centre.next(SubmitSm.class);
        assertThat(submit.destination().address()).isEqualTo(BOB);
        assertThat(submit.shortMessage()).isEqualTo(octets("hello"));
        assertThat(submit.registeredDelivery() & 0x03).isEqualTo(1);
        assertThat(InteropCentre.next(kannel.calls, String.class)).startsWith("/dlr?type=8&id=id-1");

        DeliverSmResp taken = InteropEsme.response(session, receipt("id-1"), DeliverSmResp.class);

        assertThat(taken.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(InteropCentre.next(kannel.calls, String.class)).startsWith("/dlr?type=1&id=id-1");
    }

    @Test
    void submitsALongText_inSegmentsOfOneReference() throws Exception {
        centre.nextSession();

        kannel.send(BOB, "0123456789".repeat(20));

        SubmitSm first = centre.next(SubmitSm.class);
        SubmitSm second = centre.next(SubmitSm.class);
        assertThat(first.hasUdh()).isTrue();
        assertThat(second.hasUdh()).isTrue();
        // IEI 00, length 3, reference, total, number (3GPP TS 23.040 §9.2.3.24.1)
        assertThat(first.shortMessage().toByteArray()).startsWith(5, 0, 3);
        assertThat(second.shortMessage().toByteArray()[3])
                .isEqualTo(first.shortMessage().toByteArray()[3]);
        assertThat(first.shortMessage().length() + second.shortMessage().length())
                .isEqualTo(200 + 2 * 6);
    }

    @Test
    void passesOnAText_ofAHandset() throws Exception {
        DeliverSm text = DeliverSm.builder()
                .source(BOB)
                .destination("1000")
                .shortMessage(octets("hi"))
                .build();

        DeliverSmResp taken = InteropEsme.response(centre.nextSession(), text, DeliverSmResp.class);

        assertThat(taken.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(InteropCentre.next(kannel.calls, String.class))
                .contains("to=1000")
                .contains(BOB)
                .endsWith("text=hi");
    }

    @Test
    void answersOurEnquireLink() throws Exception {
        var answer = InteropEsme.response(centre.nextSession(), new EnquireLink(0), EnquireLinkResp.class);

        assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void comesBack_afterTheSessionWasLost() throws Exception {
        centre.nextSession().close("a test");

        assertThat(centre.nextSession().systemId()).isEqualTo("kannel");
        kannel.send(BOB, "again");
        assertThat(centre.next(SubmitSm.class).shortMessage()).isEqualTo(octets("again"));
    }

    private static DeliverSm receipt(String id) {
        String text = "id:" + id
                + " sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:hello";
        return DeliverSm.builder()
                .source(BOB)
                .destination("1000")
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(octets(text))
                .build();
    }

    private static Octets octets(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
