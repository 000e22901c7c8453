package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DELIVERY §5: what the mode in esm_class asks for (SMPP 3.4 §5.2.12). */
class ModesTest {

    private final DeliveryRig rig = new DeliveryRig();

    @ParameterizedTest
    @ValueSource(ints = {EsmClass.DEFAULT, EsmClass.STORE_AND_FORWARD})
    void default_and_store_and_forward_are_queued(int mode) {
        rig.a().bound(false);
        var id = rig.accept(mode(mode), "bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
    }

    @Test
    void a_datagram_is_tried_once_answered_with_the_outcome_and_never_stored() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        assertThat(rig.tryAccept(mode(EsmClass.DATAGRAM), "bind:a", "bind:b", "queue"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RSYSERR));
        rig.a().answer(_ -> new Accepted("up1"));
        assertThat(rig.tryAccept(mode(EsmClass.DATAGRAM), "bind:a")).isInstanceOf(Acceptance.Accepted.class);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.b().sent()).isEmpty();
        assertThat(rig.a().last().submit().registeredDelivery()).isZero();
        assertThat(rig.store.openMessages()).isZero();
        assertThat(rig.store.highWaterMark()).isEmpty();
        assertThat(rig.delivery.counters().inFlight()).isZero();
    }

    @Test
    void a_datagram_takes_the_first_bind_of_its_chain_that_can_take_it_now() {
        rig.a().bound(false);
        rig.b().answer(_ -> new Accepted("up1"));
        assertThat(rig.tryAccept(mode(EsmClass.DATAGRAM), "bind:a", "bind:b")).isInstanceOf(Acceptance.Accepted.class);
        assertThat(rig.b().sent()).hasSize(1);
    }

    @Test
    void of_a_datagram_to_many_those_that_failed_are_told() {
        rig.a().answer(request -> outcome((SubmitSm) request));
        var answer = (Acceptance.Accepted) rig.tryAccept(
                SubmitMulti.builder()
                        .source("12345")
                        .esmClass(EsmClass.DATAGRAM)
                        .destinations(List.of(new SmeAddress(Address.of("49170")), new SmeAddress(Address.of("49171"))))
                        .build(),
                "bind:a");
        assertThat(answer.unsuccessful())
                .singleElement()
                .extracting(UnsuccessfulSme::status)
                .isEqualTo(CommandStatus.ESME_RINVDSTADR);
    }

    private static Outcome outcome(SubmitSm submit) {
        return submit.destination().address().equals("49171")
                ? new Rejected(CommandStatus.ESME_RINVDSTADR)
                : new Accepted("up1");
    }

    @Test
    void a_transaction_is_answered_when_the_message_is_delivered_and_gets_no_receipt() {
        rig.a().answer(_ -> new Accepted("up1"));
        CompletionStage<Acceptance> answer = submit(mode(EsmClass.FORWARD));
        assertThat(answer.toCompletableFuture()).isNotDone();
        assertThat(rig.a().last().submit().registeredDelivery()).isEqualTo(1);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.await(answer)).isInstanceOf(Acceptance.Accepted.class);
        assertThat(rig.receipts()).isEmpty();
    }

    @Test
    void a_transaction_that_fails_at_the_handset_is_answered_so() {
        rig.a().answer(_ -> new Accepted("up1"));
        CompletionStage<Acceptance> answer = submit(mode(EsmClass.FORWARD));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.UNDELIVERABLE));
        assertThat(status(rig.await(answer))).isEqualTo(CommandStatus.ESME_RDELIVERYFAILURE);
    }

    @Test
    void a_transaction_is_answered_at_its_timeout_at_the_latest() {
        rig.policy(EsmePolicy.DEFAULT.withTransactionTimeout(Duration.ofSeconds(7)));
        rig.a().answer(_ -> new Accepted("up1"));
        CompletionStage<Acceptance> answer = submit(mode(EsmClass.FORWARD));
        rig.pass(Duration.ofMillis(6_900));
        assertThat(answer.toCompletableFuture()).isNotDone();
        rig.pass(Duration.ofMillis(200));
        assertThat(status(rig.await(answer))).isEqualTo(CommandStatus.ESME_RSYSERR);
    }

    @Test
    void a_transaction_is_never_queued() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        assertThat(status(rig.await(submit(mode(EsmClass.FORWARD))))).isEqualTo(CommandStatus.ESME_RSYSERR);
        rig.pass(Duration.ofHours(10));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.store.openMessages()).isZero();
    }

    @Test
    void a_submit_multi_in_transaction_mode_is_refused() {
        SubmitMulti multi = SubmitMulti.builder()
                .esmClass(EsmClass.FORWARD)
                .destinations(List.of(new SmeAddress(Address.of("49170"))))
                .build();
        assertThat(status(rig.tryAccept(multi, "bind:a"))).isEqualTo(CommandStatus.ESME_RINVESMCLASS);
    }

    private CompletionStage<Acceptance> submit(SubmitSm pdu) {
        CompletionStage<Acceptance> answer = rig.delivery.accept(rig.submission(pdu, "bind:a", "queue"));
        rig.time.settle();
        return answer;
    }

    private static CommandStatus status(Acceptance acceptance) {
        return ((Acceptance.Refused) acceptance).status();
    }

    private static SubmitSm mode(int mode) {
        return DeliveryRig.text().esmClass(mode).build();
    }
}
