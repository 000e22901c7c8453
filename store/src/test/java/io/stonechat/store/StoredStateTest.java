package io.stonechat.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.MessageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredStateTest {

    @Test
    void sent_reads_enroute() {
        assertThat(StoredState.SENT.messageState(0x34)).isEqualTo(MessageState.ENROUTE);
    }

    @Test
    void scheduled_and_skipped_are_told_to_smpp_5_only() {
        assertThat(StoredState.SCHEDULED.messageState(0x50)).isEqualTo(MessageState.SCHEDULED);
        assertThat(StoredState.SCHEDULED.messageState(0x34)).isEqualTo(MessageState.ENROUTE);
        assertThat(StoredState.SKIPPED.messageState(0x50)).isEqualTo(MessageState.SKIPPED);
        assertThat(StoredState.SKIPPED.messageState(0x34)).isEqualTo(MessageState.UNDELIVERABLE);
    }

    @ParameterizedTest
    @EnumSource(StoredState.class)
    void no_state_of_smpp_5_is_told_to_an_older_esme(StoredState state) {
        assertThat(state.messageState(0x34)).isNotIn(MessageState.SCHEDULED, MessageState.SKIPPED);
    }

    @ParameterizedTest
    @EnumSource(StoredState.class)
    void what_is_not_final_inside_is_not_final_outside(StoredState state) {
        if (!state.isFinal()) {
            assertThat(state.messageState(0x50)).isIn(MessageState.SCHEDULED, MessageState.ENROUTE);
        }
    }
}
