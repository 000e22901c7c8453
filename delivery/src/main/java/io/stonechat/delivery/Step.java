package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is to be applied to a message.
 *
 * @param id the message
 * @param read the message as it was read just now; null to read it
 * @param rule the rule
 */
record Step(MessageId id, @Nullable StoredMessage read, Journal.Rule rule) {

    static Step of(StoredMessage read, Journal.Rule rule) {
        return new Step(read.id(), read, rule);
    }

    /** What the rule makes of it; a rule that fails has failed for this message only. */
    StepResult decide(MessageStore store) {
        try {
            StoredMessage message = read != null ? read : store.find(id).orElse(null);
            return message == null ? new StepResult(this, null, null) : StepResult.of(this, rule.decide(message));
        } catch (RuntimeException failure) {
            return StepResult.failed(this, failure);
        }
    }

    /** The same step, that reads the message anew. */
    Step afresh() {
        return read == null ? this : new Step(id, null, rule);
    }

    /** The same message, another rule. */
    Step instead(Journal.Rule other) {
        return new Step(id, null, other);
    }
}
