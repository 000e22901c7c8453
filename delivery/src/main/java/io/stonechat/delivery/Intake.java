package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.store.CommitResult;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages of ESMEs come in: queued, or relayed while the ESME waits. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Relays relays;

    Intake(DeliveryContext outside, LaneContext context, Relays relays) {
        this.outside = outside;
        this.context = context;
        this.relays = relays;
    }

    CompletionStage<Acceptance> accept(Submission submission) {
        return admit(submission, DeliveryMode.QUEUE, this::store);
    }

    CompletionStage<Acceptance> relay(Submission submission, Duration deadline) {
        return submission.pdu() instanceof SubmitMulti
                ? accept(submission)
                : admit(submission, DeliveryMode.RELAY, admitted -> relay(admitted, deadline));
    }

    /** What to do with what was admitted. */
    @FunctionalInterface
    private interface Next {

        CompletionStage<Acceptance> go(Admission.Verdict.Admitted admitted);
    }

    private CompletionStage<Acceptance> admit(Submission submission, DeliveryMode mode, Next next) {
        DeliverySettings settings = context.rules().get().settings();
        String account = submission.requester().account();
        if (!context.gate().isOpen()) {
            return refused(CommandStatus.ESME_RSYSERR, "The gateway is about to stop.");
        }
        if (context.store().count(Place.accountQueue(account))
                >= settings.mailbox().maxQueued()) {
            return refused(
                    CommandStatus.ESME_RMSGQFUL,
                    "The mailbox of " + account + " holds "
                            + settings.mailbox().maxQueued()
                            + " deliveries, as many as it may; bind as a receiver and take them.");
        }
        Admission admission =
                new Admission(settings, outside.ids(), outside.esmes(), outside.routes(), outside.hooks());
        return switch (admission.admit(submission, mode, context.moment())) {
            case Admission.Verdict.Refused(var status, var reason) -> refused(status, reason);
            case Admission.Verdict.Admitted admitted -> next.go(admitted);
        };
    }

    private CompletionStage<Acceptance> store(Admission.Verdict.Admitted admitted) {
        var answer = new CompletableFuture<Acceptance>();
        CompletableFuture<CommitResult> stored =
                context.journal().add(Purpose.SUBMIT, admitted.parts()).toCompletableFuture();
        Optional<Future<?>> deadline = stored.isDone() ? Optional.empty() : Optional.of(deadline(admitted, answer));
        var _ = stored.whenComplete((result, failure) -> {
            deadline.ifPresent(timer -> timer.cancel(false));
            boolean inTime = answer.complete(failure == null ? answer(admitted, result) : failed(failure));
            if (!inTime) {
                withdraw(admitted);
            }
        });
        return answer;
    }

    private CompletionStage<Acceptance> relay(Admission.Verdict.Admitted admitted, Duration deadline) {
        StoredMessage message = admitted.parts().getFirst().next();
        CompletableFuture<Acceptance> answer = relays.await(message.id(), deadline);
        context.journal().add(Purpose.SUBMIT, admitted.parts()).whenComplete((result, failure) -> {
            if (failure != null) {
                answer.complete(failed(failure));
            } else if (!(result instanceof CommitResult.Committed)) {
                answer.complete(answer(admitted, result));
            }
        });
        return answer;
    }

    /** Refuses the message if it is not durable in time; then it must not be sent either, if it becomes so. */
    private Future<?> deadline(Admission.Verdict.Admitted admitted, CompletableFuture<Acceptance> answer) {
        Duration patience = context.rules().get().settings().acceptDeadline();
        return context.time()
                .timer()
                .schedule(
                        () -> {
                            admitted.parts()
                                    .forEach(part ->
                                            context.gate().withdraw(part.next().id()));
                            answer.complete(new Acceptance.Refused(
                                    CommandStatus.ESME_RSYSERR,
                                    "The message was not durable within " + patience.toMillis() + " ms."));
                        },
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
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

    private static Acceptance answer(Admission.Verdict.Admitted admitted, CommitResult result) {
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

    private static Acceptance failed(Throwable failure) {
        LOG.error("A message could not be stored and was refused.", failure);
        return new Acceptance.Refused(CommandStatus.ESME_RSYSERR, "The store failed.");
    }

    private static CompletionStage<Acceptance> refused(CommandStatus status, String reason) {
        return CompletableFuture.completedFuture(new Acceptance.Refused(status, reason));
    }
}
