package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponderTest {
    private final Responder responder = new Responder(() -> "4711");

    @Test
    void accept_carriesTheScriptsId_orANewOne() {
        assertThat(responder.accept(SubmitSm.builder().build(), Reply.accept("mine")))
                .isEqualTo(new SubmitSmResp(0, ESME_ROK, "mine", Tlvs.NONE));
        assertThat(responder.accept(SubmitSm.builder().build(), Reply.accept()))
                .isEqualTo(new SubmitSmResp(0, ESME_ROK, "4711", Tlvs.NONE));
    }

    @Test
    void accept_ofADeliverSm_leavesTheUnusedIdEmpty() {
        assertThat(responder.accept(DeliverSm.builder().build(), Reply.accept()))
                .isEqualTo(new DeliverSmResp(0, ESME_ROK, "", Tlvs.NONE));
    }

    @Test
    void accept_ofASubmitMulti_listsWhatWasRefused() {
        var refused = List.of(new UnsuccessfulSme(Address.of("31612345678"), ESME_RINVDSTADR));

        assertThat(responder.accept(
                        SubmitMulti.builder().build(), Reply.accept("m").except(refused)))
                .isEqualTo(new SubmitMultiResp(0, ESME_ROK, "m", refused, Tlvs.NONE));
    }

    @Test
    void answers_ofADataSm_carryTlvs_bothWays() {
        Tlv reason = Tlv.octet(TlvTag.DELIVERY_FAILURE_REASON, 1);

        assertThat(responder.accept(DataSm.builder().build(), Reply.accept("d").with(reason)))
                .isEqualTo(new DataSmResp(0, ESME_ROK, "d", Tlvs.of(reason)));
        assertThat(responder.reject(
                        DataSm.builder().build(), Reply.reject(ESME_RINVDSTADR).with(reason)))
                .isEqualTo(new DataSmResp(0, ESME_RINVDSTADR, "", Tlvs.of(reason)));
    }

    @Test
    void state_answersAQuery_withTheIdThatWasAskedFor() {
        QuerySm query = new QuerySm(0, "42", Address.EMPTY);

        assertThat(responder.state(query, Reply.state(MessageState.DELIVERED, "261120103000000+", 0)))
                .isEqualTo(new QuerySmResp(0, ESME_ROK, "42", "261120103000000+", 2, 0));
    }

    @Test
    void refuses_answersThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responder.accept(new QuerySm(0, "42", Address.EMPTY), Reply.accept()))
                .withMessage("Reply.accept() does not answer a query_sm; use Reply.state(...) or Reply.reject(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responder.state(SubmitSm.builder().build(), Reply.state(MessageState.DELIVERED)))
                .withMessage("Reply.state(...) answers a query_sm, not a submit_sm");
    }

    @Test
    void accept_ofACancel_hasNoId() {
        assertThat(responder.accept(new CancelSm(0, "", "42", Address.EMPTY, Address.EMPTY), Reply.accept()))
                .isEqualTo(new CancelSmResp(0, ESME_ROK));
    }
}
