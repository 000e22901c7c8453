package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.store.CommitResult;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what was admitted: in time, or it is not sent either. */
final class Safekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Safekeeping.class);

    private final LaneContext context;
    private final Deadlines deadlines;

    Safekeeping(LaneContext context) {
        this.context = context;
        this.deadlines = new Deadlines(context.time());
    }

    /** Stores all parts or none; the answer comes when they are durable, or when that took too long. */
    CompletionStage<Acceptance> keep(Admission.Verdict.Admitted admitted) {
        var answer = new CompletableFuture<Acceptance>();
        CompletableFuture<CommitResult> stored =
                context.journal().add(Purpose.SUBMIT, admitted.parts()).toCompletableFuture();
        Deadlines.Deadline deadline = deadline(admitted, answer);
        var _ = stored.whenComplete((result, failure) -> {
            deadline.met();
            boolean inTime = answer.complete(failure == null ? answer(admitted, result) : failed(failure));
            if (!inTime) {
                withdraw(admitted);
            }
        });
        return answer;
    }

    /** Refuses the message if it is not durable in time; then it must not be sent either, if it becomes so. */
    private Deadlines.Deadline deadline(Admission.Verdict.Admitted admitted, CompletableFuture<Acceptance> answer) {
        Duration patience = context.rules().get().settings().acceptDeadline();
        return deadlines.begin(patience.toNanos(), () -> {
            admitted.parts().forEach(part -> context.gate().withdraw(part.next().id()));
            boolean refused = answer.complete(new Acceptance.Refused(
                    CommandStatus.ESME_RSYSERR, "The message was not durable within " + patience.toMillis() + " ms."));
            if (!refused) {
                admitted.parts()
                        .forEach(part -> context.gate().forget(part.next().id()));
            }
        });
    }

    private void withdraw(Admission.Verdict.Admitted admitted) {
        for (Decision part : admitted.parts()) {
            MessageId id = part.next().id();
            Moment moment = context.moment();
            context.journal()
                    .change(
                            id,
                            Durability.DURABLE,
                            message -> message.state().isFinal()
                                    ? Optional.empty()
                                    : Optional.of(withdrawn(message, moment)))
                    .whenComplete((_, _) -> context.gate().forget(id));
        }
    }

    private Decision withdrawn(StoredMessage message, Moment moment) {
        Draft draft = new Draft(message, moment);
        draft.route(message.route().as(DeliveryMode.ABANDONED));
        context.rules().get().endings().end(draft, StoredState.DELETED, Reason.NOT_DURABLE_IN_TIME);
        return draft.decision();
    }

    /** What to answer when it is stored, or is not. */
    static Acceptance answer(Admission.Verdict.Admitted admitted, CommitResult result) {
        return switch (result) {
            case CommitResult.Committed() ->
                new Acceptance.Accepted(
                        admitted.id(),
                        admitted.messageId(),
                        admitted.destinations().refused());
            case CommitResult.Full(var reason) -> new Acceptance.Refused(CommandStatus.ESME_RMSGQFUL, reason);
            case CommitResult.Conflict(var id) ->
                new Acceptance.Refused(CommandStatus.ESME_RSYSERR, "There is a message " + id + " already.");
        };
    }

    /** What to answer when the store fails. */
    static Acceptance failed(Throwable failure) {
        LOG.error("A message could not be stored and was refused.", failure);
        return new Acceptance.Refused(CommandStatus.ESME_RSYSERR, "The store failed.");
    }
}
