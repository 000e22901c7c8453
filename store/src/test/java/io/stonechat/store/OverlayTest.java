package io.stonechat.store;

import static io.stonechat.store.Samples.ended;
import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which generation of changes writes a message cold. */
class OverlayTest {

    private final Overlay overlay = new Overlay(new Tally(), 0, 0);

    @Test
    void a_message_that_changes_again_before_it_is_written_is_written_once_and_later() {
        StoredRecord first = put(1);
        put(2);
        Generation frozen = overlay.freeze(100);
        StoredRecord second = change(first);

        overlay.carry(frozen);

        assertThat(frozen.written().map(Map.Entry::getKey)).containsExactly(new MessageId(2));
        Generation.Entry carried = active(1);
        assertThat(carried.base()).isNull();
        assertThat(carried.current()).isEqualTo(second);
    }

    @Test
    void a_message_that_changes_after_that_was_decided_is_written_with_both_generations() {
        StoredRecord first = put(1);
        Generation frozen = overlay.freeze(100);
        overlay.carry(frozen);
        change(first);

        assertThat(frozen.written().map(Map.Entry::getKey)).containsExactly(new MessageId(1));
        assertThat(active(1).base()).isEqualTo(first);
    }

    @Test
    void a_message_that_is_removed_while_its_generation_is_written_stays_removed_when_its_id_comes_and_goes_again() {
        StoredRecord first = put(1);
        Generation frozen = overlay.freeze(100);
        overlay.apply(List.of(new Effect(new MessageId(1), first, null, true)));
        overlay.carry(frozen);
        StoredRecord again = put(1);
        overlay.apply(List.of(new Effect(new MessageId(1), again, null, false)));

        assertThat(Objects.requireNonNull(overlay.entry(new MessageId(1))).visible())
                .isNull();
    }

    @Test
    void what_is_frozen_and_has_not_changed_since_is_to_be_logged_whole() {
        StoredRecord first = put(1);
        assertThat(overlay.isFrozen(new MessageId(1))).isFalse();
        Generation frozen = overlay.freeze(100);
        assertThat(overlay.isFrozen(new MessageId(1))).isTrue();
        change(first);
        assertThat(overlay.isFrozen(new MessageId(1))).isFalse();
        overlay.drop(frozen);
        assertThat(overlay.isFrozen(new MessageId(1))).isFalse();
    }

    private Generation.Entry active(long id) {
        return Objects.requireNonNull(overlay.layers().active().entries().get(new MessageId(id)));
    }

    private StoredRecord put(long id) {
        StoredRecord made = StoredRecord.of(message(id).withVersion(1));
        overlay.apply(List.of(new Effect(new MessageId(id), null, made, true)));
        return made;
    }

    private StoredRecord change(StoredRecord before) {
        StoredRecord after = before.with(ended(before.message()).withVersion(2));
        overlay.apply(List.of(new Effect(before.message().id(), before, after, true)));
        return after;
    }
}
