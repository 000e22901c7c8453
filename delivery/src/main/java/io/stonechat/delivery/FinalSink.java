package io.stonechat.delivery;

import io.stonechat.store.MessageKind;
import java.util.concurrent.CompletionStage;

/**
 * Somebody who is told of the end of each message, at least once: a writer of records, a webhook.
 *
 * <p>An ended message stays in the outbox until every sink that wants its kind has taken it. One that fails is told again
 * after a pause that grows; meanwhile the others, and other messages, go on. Thread-safe.
 */
public interface FinalSink {

    /** Its name, unique among the sinks and the same over restarts: by it the history knows who has been told. */
    String name();

    /** Whether it wants to be told of messages of this kind. */
    boolean wants(MessageKind kind);

    /**
     * Takes an ending. Does not block.
     *
     * @return completes when the ending is taken for good; fails to be told again. The first failure of several is logged with
     *     its stack; one without a stack is a refusal that the sink tells people of itself
     */
    CompletionStage<?> take(Ending ending);
}
