package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.References;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.store.CommitResult;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where messages of ESMEs come in: queued, relayed while the ESME waits, or tried once, as their mode asks. */
final class Intake {

    private static final int REMEMBERED_DESTINATIONS = 10_000;

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Relays relays;
    private final Safekeeping safekeeping;
    private final Repeats repeats;
    private final Replacements replacements;
    private final Datagrams datagrams;
    private final Splitter splitter;

    /** Makes it; {@code tell} takes what happens to messages that are not stored. */
    Intake(DeliveryContext outside, LaneContext context, Relays relays, Consumer<MessageEvent> tell) {
        this.outside = outside;
        this.context = context;
        this.relays = relays;
        this.safekeeping = new Safekeeping(context);
        this.repeats = new Repeats(outside, context, tell);
        this.replacements = new Replacements(context);
        this.datagrams = new Datagrams(outside, context, tell);
        References references = new References(
                REMEMBERED_DESTINATIONS, () -> ThreadLocalRandom.current().nextInt());
        this.splitter = new Splitter((Address to) -> references.next(to));
    }

    CompletionStage<Acceptance> accept(Submission submission) {
        return switch (MessagingMode.of(submission.pdu())) {
            case STORE_AND_FORWARD -> once(submission, DeliveryMode.QUEUE, this::store);
            case DATAGRAM -> admit(submission, DeliveryMode.RELAY, null, datagrams::send);
            case TRANSACTION -> transaction(submission);
        };
    }

    CompletionStage<Acceptance> relay(Submission submission, Duration deadline) {
        return switch (MessagingMode.of(submission.pdu())) {
            case STORE_AND_FORWARD ->
                submission.pdu() instanceof SubmitMulti
                        ? accept(submission)
                        : once(
                                submission,
                                DeliveryMode.RELAY,
                                // What becomes several messages has no one answer to wait for.
                                admitted -> admitted.parts().size() > 1
                                        ? admit(submission, DeliveryMode.QUEUE, null, this::store)
                                        : relay(admitted, deadline));
            case DATAGRAM, TRANSACTION -> accept(submission);
        };
    }

    private CompletionStage<Acceptance> transaction(Submission submission) {
        if (submission.pdu() instanceof SubmitMulti) {
            return refused(
                    CommandStatus.ESME_RINVESMCLASS,
                    "A submit_multi cannot be sent in transaction mode (SMPP 3.4 §4.5).");
        }
        Duration deadline =
                outside.esmes().of(submission.requester().systemId()).transactionTimeout();
        return once(submission, DeliveryMode.RELAY, admitted -> relay(admitted, deadline));
    }

    /** What to do with what was admitted. */
    @FunctionalInterface
    private interface Next {

        CompletionStage<Acceptance> go(Admission.Verdict.Admitted admitted);
    }

    private CompletionStage<Acceptance> once(Submission submission, DeliveryMode mode, Next next) {
        return repeats.once(submission, key -> admit(submission, mode, key, next));
    }

    private CompletionStage<Acceptance> admit(
            Submission submission, DeliveryMode mode, @Nullable String dedupKey, Next next) {
        DeliverySettings settings = context.rules().get().settings();
        String account = submission.requester().account();
        if (mode != DeliveryMode.QUEUE && !context.gate().isOpen()) {
            return refused(CommandStatus.ESME_RSYSERR, "The gateway is about to stop.");
        }
        long most = outside.esmes().maxQueued(account, settings.mailbox().maxQueued());
        if (context.store().count(Place.accountQueue(account)) >= most) {
            return refused(
                    CommandStatus.ESME_RMSGQFUL,
                    "The mailbox of " + account + " holds " + most
                            + " deliveries, as many as it may; bind as a receiver and take them.");
        }
        Admission admission = new Admission(settings, outside, splitter);
        return switch (admission.admit(submission, mode, dedupKey, context.moment())) {
            case Admission.Verdict.Refused(var status, var reason) -> refused(status, reason);
            case Admission.Verdict.Admitted admitted -> next.go(admitted);
        };
    }

    private CompletionStage<Acceptance> store(Admission.Verdict.Admitted admitted) {
        return replacements.instead(admitted, safekeeping::keep);
    }

    private CompletionStage<Acceptance> relay(Admission.Verdict.Admitted admitted, Duration deadline) {
        MessageId id = admitted.id();
        CompletableFuture<Acceptance> answer = relays.await(id, deadline);
        context.journal().add(Purpose.SUBMIT, admitted.parts()).whenComplete((result, failure) -> {
            if (failure != null) {
                answer.complete(Safekeeping.failed(failure));
            } else if (!(result instanceof CommitResult.Committed)) {
                answer.complete(Safekeeping.answer(admitted, result));
            }
        });
        return answer;
    }

    private static CompletionStage<Acceptance> refused(CommandStatus status, String reason) {
        return CompletableFuture.completedFuture(new Acceptance.Refused(status, reason));
    }
}
