package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §3: a late response stops a resend that is not written, even one whose beginning is on its way into the store. */
class LateResponseTest {

    private final StallingStore store = new StallingStore(new MemoryStore());
    private final DeliveryRig rig = new DeliveryRig(DeliverySettings.DEFAULT, store);

    @Test
    void a_resend_that_has_begun_is_not_written_when_its_message_was_accepted_after_all() {
        MessageId id = uncertain();
        beginResend();

        late(new Accepted("up1"));

        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(rig.message(id).progress().attempts())
                .singleElement()
                .extracting(Attempt::result)
                .isEqualTo(AttemptResult.ACCEPTED);
        assertThat(rig.events(MessageEvent.AttemptEnded.class))
                .extracting(MessageEvent.AttemptEnded::outcome)
                .hasAtLeastOneElementOfType(NotSent.class);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSize(1);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
    }

    @Test
    void nor_when_it_was_refused_for_good_after_all() {
        MessageId id = uncertain();
        beginResend();

        late(new Rejected(CommandStatus.ESME_RINVDSTADR));

        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.a().sent()).hasSize(1);
        assertThat(rig.state(id)).isEqualTo(StoredState.REJECTED);
    }

    @Test
    void the_resends_of_others_go_on() {
        MessageId one = uncertain();
        MessageId other = uncertain();
        beginResend();

        late(new Accepted("up1"));

        assertThat(rig.a().sent()).hasSize(3);
        rig.a().last().accept("up2");
        assertThat(rig.state(one)).isEqualTo(StoredState.SENT);
        assertThat(rig.state(other)).isEqualTo(StoredState.SENT);
    }

    @Test
    void one_that_concerns_nothing_that_begins_counts_as_ever() {
        MessageId waiting = uncertain();
        rig.pass(Duration.ofSeconds(10));
        store.stall();
        rig.delivery.accept(rig.submission(DeliveryRig.text().build(), "bind:a", "queue"));
        rig.time.settle();

        late(new Accepted("up1"));

        assertThat(rig.state(waiting)).isEqualTo(StoredState.SENT);
        assertThat(rig.a().sent()).hasSize(2);
    }

    private MessageId uncertain() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().last().answer().complete(new Unknown("no response"));
        assertThat(rig.state(id)).isEqualTo(StoredState.UNCERTAIN);
        return id;
    }

    /** The hold is over, and the store takes its time with what begins. */
    private void beginResend() {
        store.stall();
        rig.pass(Duration.ofSeconds(31));
    }

    private void late(Outcome outcome) {
        rig.a().sent().getFirst().late().accept(outcome);
        rig.time.settle();
        store.recover();
        rig.time.settle();
    }
}
