package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.store.Attempt;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The ESMEs that wait for an upstream. Thread-safe. */
final class Relays {

    private final Map<MessageId, CompletableFuture<Acceptance>> waiting = new ConcurrentHashMap<>();
    private final DeliveryTime time;
    private final Consumer<MessageId> overdue;

    /** Makes an empty one; {@code overdue} takes each message whose ESME waits no longer. */
    Relays(DeliveryTime time, Consumer<MessageId> overdue) {
        this.time = time;
        this.overdue = overdue;
    }

    /** What an ESME is to be answered for a message that is about to be relayed. */
    CompletableFuture<Acceptance> await(MessageId id, Duration deadline) {
        var answer = new CompletableFuture<Acceptance>();
        waiting.put(id, answer);
        String why = "No upstream answered within " + deadline.toMillis() + " ms.";
        var timer = time.timer().schedule(() -> late(id, answer, why), deadline.toMillis(), TimeUnit.MILLISECONDS);
        var _ = answer.whenComplete((_, _) -> {
            timer.cancel(false);
            waiting.remove(id);
        });
        return answer;
    }

    /** A message was stored: if its ESME waits and this settles it, that is the answer. */
    void stored(StoredMessage message) {
        CompletableFuture<Acceptance> answer = waiting.isEmpty() ? null : waiting.get(message.id());
        if (answer != null) {
            answer(message).ifPresent(answer::complete);
        }
    }

    /** Nobody waits any longer. */
    void giveUp() {
        waiting.forEach((id, answer) -> late(id, answer, "The gateway stops before an upstream has answered."));
    }

    private static Optional<Acceptance> answer(StoredMessage message) {
        if (message.route().mode() == DeliveryMode.QUEUE) {
            return accepted(message);
        }
        if (message.route().mode() == DeliveryMode.ABANDONED) {
            return Optional.of(new Acceptance.Refused(status(message), "No upstream took the message."));
        }
        boolean transaction = MessagingMode.of(message.pdu()) == MessagingMode.TRANSACTION;
        return switch (message.state()) {
            case SENT -> transaction ? Optional.empty() : accepted(message);
            case DELIVERED, ACCEPTED -> accepted(message);
            case SCHEDULED, QUEUED, ATTEMPTING, UNCERTAIN, HELD -> Optional.empty();
            case EXPIRED, DELETED, UNDELIVERABLE, UNKNOWN, REJECTED, SKIPPED, UNMATCHED, DEAD_LETTER ->
                Optional.of(new Acceptance.Refused(status(message), "The message was not taken."));
        };
    }

    private static Optional<Acceptance> accepted(StoredMessage message) {
        return Optional.of(new Acceptance.Accepted(message.id(), IdForm.told(message), List.of()));
    }

    private static CommandStatus status(StoredMessage message) {
        List<Attempt> attempts = message.progress().attempts();
        CommandStatus last = attempts.isEmpty() ? null : attempts.getLast().status();
        boolean failedAfterwards =
                last != null && last.isOk() && message.state().isFinal();
        if (failedAfterwards) {
            return CommandStatus.ESME_RDELIVERYFAILURE;
        }
        return last == null || last.isOk() ? CommandStatus.ESME_RSYSERR : last;
    }

    private void late(MessageId id, CompletableFuture<Acceptance> answer, String why) {
        // Decided by the record, so that the answer and what is stored cannot differ; this is only for a store that
        // hangs.
        time.workers().execute(() -> {
            overdue.accept(id);
            answer.complete(new Acceptance.Refused(CommandStatus.ESME_RSYSERR, why));
        });
    }
}
