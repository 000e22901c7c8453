package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.session.Accepted;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §3: a message in flight at three link losses is sent alone, then dead-lettered. */
class PoisonTest {

    private static final Unknown LOST = new Unknown("connection lost", true);

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void after_three_lost_links_it_is_sent_alone() {
        MessageId suspect = lostThreeTimes();
        rig.a().holdAnswers();
        MessageId before = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.state(before)).isEqualTo(StoredState.ATTEMPTING);
        assertThat(rig.state(suspect)).isEqualTo(StoredState.UNCERTAIN);
        rig.a().last().accept("up1");
        rig.time.settle();
        assertThat(rig.state(suspect)).isEqualTo(StoredState.ATTEMPTING);
        MessageId behind = rig.accept("bind:a", "queue");
        assertThat(rig.state(behind)).isEqualTo(StoredState.QUEUED);
        rig.a().last().accept("up2");
        assertThat(rig.state(suspect)).isEqualTo(StoredState.SENT);
        assertThat(rig.state(behind)).isEqualTo(StoredState.ATTEMPTING);
    }

    @Test
    void one_that_breaks_the_link_alone_is_a_dead_letter_with_an_unknown_end() {
        MessageId poison = lostThreeTimes();
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.state(poison)).isEqualTo(StoredState.UNKNOWN);
        assertThat(rig.events(MessageEvent.DeadLettered.class))
                .singleElement()
                .extracting(event -> event.head().reason())
                .isEqualTo(Reason.POISON);
        rig.a().answer(_ -> new Accepted("up1"));
        int sent = rig.a().sent().size();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.a().sent()).hasSize(sent);
    }

    @Test
    void responses_that_do_not_come_are_no_lost_links() {
        rig.a().answer(_ -> new Unknown("no response within 30000 ms"));
        rig.accept("bind:a", "queue");
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.events(MessageEvent.DeadLettered.class)).isEmpty();
    }

    private MessageId lostThreeTimes() {
        rig.a().answer(_ -> LOST);
        MessageId id = rig.accept("bind:a", "queue");
        rig.pass(Duration.ofSeconds(61));
        assertThat(rig.message(id).progress().attempts()).hasSize(3);
        return id;
    }
}
