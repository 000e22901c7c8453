package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DELIVERY §6: of a message that has gone on, the upstream decides. */
class UpstreamInquiriesTest {

    private static final Octets NEW_TEXT = Octets.of((byte) 'x');

    private final DeliveryRig rig = new DeliveryRig();
    private MessageId id = new MessageId(1);

    @BeforeEach
    void send() {
        rig.a().policy(BindPolicy.DEFAULT.withQueries(true));
        rig.a().answer(_ -> new Accepted("up1"));
        id = rig.accept("bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_query_tells_what_the_upstream_says() {
        rig.a()
                .says(request -> new QuerySmResp(
                        0, CommandStatus.ESME_ROK, ((QuerySm) request).messageId(), "261120130000000+", 5, 27));
        QuerySmResp answer = query();
        assertThat(rig.a().asked()).containsExactly(new QuerySm(0, "up1", Address.of("12345")));
        assertThat(answer.messageId()).isEqualTo(id.toString());
        assertThat(answer.messageState()).isEqualTo(MessageState.UNDELIVERABLE.code());
        assertThat(answer.finalDate()).isEqualTo("261120130000000+");
        assertThat(answer.errorCode()).isEqualTo(27);
    }

    @Test
    void without_an_answer_a_query_tells_what_is_known_here() {
        assertThat(query().messageState()).isEqualTo(MessageState.ENROUTE.code());
        rig.a().says(_ -> new QuerySmResp(0, CommandStatus.ESME_RQUERYFAIL, "", "", 0, 0));
        assertThat(query().messageState()).isEqualTo(MessageState.ENROUTE.code());
    }

    @Test
    void a_cancel_that_the_upstream_agrees_to_ends_the_message() {
        rig.a().says(_ -> new CancelSmResp(0, CommandStatus.ESME_ROK));
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(((CancelSm) rig.a().asked().getFirst()).messageId()).isEqualTo("up1");
        assertThat(rig.state(id)).isEqualTo(StoredState.DELETED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("DELETED");
    }

    @Test
    void a_cancel_that_the_upstream_refuses_or_does_not_answer_fails() {
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        rig.a().says(_ -> new CancelSmResp(0, CommandStatus.ESME_RCANCELFAIL));
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_replace_that_the_upstream_agrees_to_is_kept() {
        rig.a().says(_ -> new ReplaceSmResp(0, CommandStatus.ESME_ROK));
        assertThat(replace()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(((ReplaceSm) rig.a().asked().getFirst()).shortMessage()).isEqualTo(NEW_TEXT);
        assertThat(rig.message(id).pdu().body()).isEqualTo(NEW_TEXT);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_replace_that_the_upstream_refuses_fails() {
        rig.a().says(_ -> new ReplaceSmResp(0, CommandStatus.ESME_RREPLACEFAIL));
        assertThat(replace()).isEqualTo(CommandStatus.ESME_RREPLACEFAIL);
        assertThat(rig.message(id).pdu().body()).isNotEqualTo(NEW_TEXT);
    }

    @Test
    void an_upstream_that_is_not_to_be_asked_is_not() {
        rig.a().policy(BindPolicy.DEFAULT);
        rig.a().says(_ -> new CancelSmResp(0, CommandStatus.ESME_ROK));
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        assertThat(rig.a().asked()).isEmpty();
    }

    @Test
    void while_an_attempt_is_open_or_unknown_nobody_is_asked() {
        rig.a().holdAnswers();
        id = rig.accept("bind:a", "queue");
        rig.time.settle();
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        rig.a().last().loseLink();
        rig.time.settle();
        assertThat(cancel()).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        assertThat(rig.a().asked()).isEmpty();
    }

    private QuerySmResp query() {
        return rig.await(rig.delivery.query(DeliveryRig.ACME, new QuerySm(1, id.toString(), Address.EMPTY)));
    }

    private CommandStatus cancel() {
        var request = new CancelSm(1, "", id.toString(), Address.EMPTY, Address.EMPTY);
        return rig.await(rig.delivery.cancel(DeliveryRig.ACME, request)).commandStatus();
    }

    private CommandStatus replace() {
        var request = new ReplaceSm(1, id.toString(), Address.EMPTY, "", "", 1, 0, NEW_TEXT, Tlvs.NONE);
        return rig.await(rig.delivery.replace(DeliveryRig.ACME, request)).commandStatus();
    }
}
