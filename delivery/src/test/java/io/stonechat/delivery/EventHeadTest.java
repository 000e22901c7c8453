package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.MessageId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every event has, whatever it is about. */
class EventHeadTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void every_event_names_the_gateway_it_happened_at() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSUBMITFAIL));
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().answer(_ -> new Accepted("up1"));
        rig.delivery.operations().retry(id, "carol");
        rig.pass(Duration.ofMinutes(1));
        rig.delivery.configReloaded(false, List.of("server.drain_secs: 30 -> 7"));
        rig.time.settle();

        assertThat(rig.events)
                .hasSizeGreaterThan(5)
                .extracting(event -> event.head().node())
                .containsOnly(DeliveryRig.NODE);
    }

    @Test
    void a_changed_configuration_is_an_event_of_the_gateway_itself() {
        rig.delivery.configReloaded(true, List.of("stonechat.yaml:1:1: unknown key"));

        assertThat(rig.events(MessageEvent.ConfigReloaded.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.refused()).isTrue();
                    assertThat(event.lines()).containsExactly("stonechat.yaml:1:1: unknown key");
                    assertThat(event.head().reason()).isEqualTo(Reason.CONFIG);
                    assertThat(event.head().at()).isEqualTo(rig.time.instant());
                    assertThat(event.head().account()).isEmpty();
                });
    }
}
