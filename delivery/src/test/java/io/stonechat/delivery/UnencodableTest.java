package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that fits into no PDU, since a script made a field of it too long, say: it is nobody's fault but its own. */
class UnencodableTest {

    private static final NotSent UNENCODABLE =
            new NotSent("it cannot be encoded: service_type is 6 characters (expected: at most 5 characters)", true);

    private final DeliveryRig rig = new DeliveryRig();
    private final SubmitSm unencodable =
            DeliveryRig.text().serviceType("longer").build();

    @BeforeEach
    void refuse_what_is_too_long() {
        rig.a().answer(request -> sent(request, "a"));
        rig.b().answer(request -> sent(request, "b"));
    }

    /** As a session encodes, and the peer behind it accepts. */
    private static Outcome sent(MessageRequest request, String id) {
        return request.serviceType().isEmpty() ? new Accepted(id) : UNENCODABLE;
    }

    @Test
    void it_ends_at_once_and_those_behind_it_are_sent() {
        MessageId first = rig.accept(unencodable, "bind:a", "queue");
        MessageId second = rig.accept("bind:a", "queue");
        assertThat(rig.state(first)).isEqualTo(StoredState.UNDELIVERABLE);
        assertThat(rig.state(second)).isEqualTo(StoredState.SENT);
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.events(MessageEvent.Parked.class)).isEmpty();
        assertThat(rig.delivery.standstill("a")).isEmpty();
    }

    @Test
    void its_esme_is_told_and_its_history_says_why() {
        MessageId id = rig.accept(unencodable, "bind:a");
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("UNDELIV");
        assertThat(rig.message(id).progress().attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.result()).isEqualTo(AttemptResult.NOT_SENT));
        assertThat(rig.message(id).progress().history())
                .extracting(HistoryEntry::detail)
                .contains("not sent: " + UNENCODABLE.reason());
        assertThat(rig.events(MessageEvent.DeadLettered.class))
                .singleElement()
                .satisfies(event -> assertThat(event.head().reason()).isEqualTo(Reason.UNENCODABLE));
    }

    @Test
    void it_goes_on_along_its_chain_where_it_may_be_written_differently() {
        rig.b().answer(_ -> new Accepted("up2"));
        MessageId id = rig.accept(unencodable, "bind:a", "bind:b", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(rig.events(MessageEvent.DeadLettered.class)).isEmpty();
    }

    @Test
    void a_bind_that_is_parked_stays_so() {
        rig.a()
                .answer(request ->
                        request.serviceType().isEmpty() ? new Rejected(CommandStatus.ESME_RTHROTTLED) : UNENCODABLE);
        MessageId waiting = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.delivery.standstill("a")).isPresent();
        rig.accept(unencodable, "bind:a", "queue");
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.delivery.standstill("a")).isPresent();
        assertThat(rig.state(waiting)).isEqualTo(StoredState.QUEUED);
    }

    @Test
    void the_script_that_asks_about_failures_may_divert_it() {
        ScriptedHooks hooks = rig.hooks.handle(HookKind.FAILURE);
        rig.b().answer(_ -> new Accepted("b1"));
        hooks.onFailure =
                _ -> ScriptedHooks.answer(new FailureDecision.Divert(RouteChoice.of("bind:b"), rig.time.instant()));
        MessageId id = rig.accept(unencodable, "bind:a");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(hooks.asked).containsExactly("on_failure UNENCODABLE");
    }

    @Test
    void it_ends_by_the_rules_when_the_script_leaves_it() {
        ScriptedHooks hooks = rig.hooks.handle(HookKind.FAILURE);
        hooks.onFailure = _ -> ScriptedHooks.answer(new FailureDecision.ByRule());
        MessageId id = rig.accept(unencodable, "bind:a", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.UNDELIVERABLE);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void an_esme_that_waits_for_a_relayed_one_is_answered() {
        Acceptance acceptance =
                rig.await(rig.delivery.relay(rig.submission(unencodable, "bind:a"), Duration.ofSeconds(30)));
        assertThat(acceptance).isInstanceOf(Acceptance.Refused.class);
    }

    @Test
    void a_delivery_to_an_esme_is_set_aside_and_those_behind_it_go_on() {
        rig.esmes.put("acme", UNENCODABLE);
        fromHandset("one");
        rig.esmes.put("acme", new Accepted(""));
        fromHandset("two");
        assertThat(rig.delivered).extracting(DeliverSm::serviceType).containsExactly("two");
        assertThat(rig.events(MessageEvent.DeadLettered.class))
                .singleElement()
                .satisfies(event -> assertThat(event.head().reason()).isEqualTo(Reason.UNENCODABLE));
    }

    private void fromHandset(String tag) {
        DeliverSm pdu = DeliverSm.builder()
                .serviceType(tag)
                .source(DeliveryRig.TO)
                .destination("12345")
                .build();
        rig.await(rig.delivery.mobileOriginated("a", Optional.of("acme"), pdu));
        rig.time.settle();
    }
}
