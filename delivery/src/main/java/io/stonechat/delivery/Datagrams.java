package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends messages in datagram mode (SMPP 3.4 §2.10.2): once, by the first bind of their chain that can take them now.
 * Nothing of them is stored, so there is no receipt either; the ESME is answered what the upstream said.
 */
final class Datagrams {

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Consumer<MessageEvent> tell;

    Datagrams(DeliveryContext outside, LaneContext context, Consumer<MessageEvent> tell) {
        this.outside = outside;
        this.context = context;
        this.tell = tell;
    }

    CompletionStage<Acceptance> send(Admission.Verdict.Admitted admitted) {
        List<CompletableFuture<Outcome>> outcomes =
                admitted.parts().stream().map(this::send).toList();
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(_ -> answer(
                        admitted, outcomes.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Outcome> send(Decision part) {
        part.events().forEach(tell);
        StoredMessage message = part.next().with(ReceiptRequest.NONE);
        Chain chain = Chain.of(message.route());
        OptionalInt step = chain.nextUsable(-1, context.usable());
        CompletableFuture<Outcome> outcome = step.isPresent()
                ? send(message, chain.bind(step.getAsInt()))
                : CompletableFuture.completedFuture(new NotSent("no bind of the chain can take it now"));
        return outcome.thenApply(result -> {
            StoredState end = result instanceof Accepted ? StoredState.ACCEPTED : StoredState.UNDELIVERABLE;
            tell(message, Reason.SUBMITTED, head -> new MessageEvent.FinalState(head, message.kind(), end));
            return result;
        });
    }

    private CompletableFuture<Outcome> send(StoredMessage message, String bind) {
        var outcome = new CompletableFuture<Outcome>();
        tell(message, Reason.DUE, head -> new MessageEvent.AttemptStarted(head, bind));
        context.gate().entered();
        // Not in the ESME's thread: a bind may keep its caller waiting for a place in its window.
        context.time().workers().execute(() -> {
            var _ = outside.upstreams()
                    .find(bind)
                    .map(upstream -> upstream.submit(
                            OutgoingPdu.towards(upstream)
                                    .of(message, context.moment().now()),
                            _ -> {}))
                    .orElseGet(() -> CompletableFuture.completedFuture(new NotSent("there is no bind " + bind)))
                    .whenComplete((result, failure) -> {
                        context.gate().left();
                        Outcome end = failure == null ? result : Outcome.of(failure);
                        tell(message, reason(end), head -> new MessageEvent.AttemptEnded(head, bind, end));
                        outcome.complete(end);
                    });
        });
        return outcome;
    }

    private void tell(StoredMessage message, Reason reason, Function<EventHead, MessageEvent> event) {
        Draft draft = new Draft(message, context.moment());
        draft.tell(1, reason, event);
        draft.decision().events().forEach(tell);
    }

    private static Acceptance answer(Admission.Verdict.Admitted admitted, List<Outcome> outcomes) {
        List<UnsuccessfulSme> failed = new ArrayList<>(admitted.destinations().refused());
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof Accepted)) {
                failed.add(new UnsuccessfulSme(admitted.parts().get(i).next().destination(), status(outcomes.get(i))));
            }
        }
        boolean several = admitted.destinations().accepted().size() > 1;
        boolean some = outcomes.stream().anyMatch(Accepted.class::isInstance);
        boolean all = outcomes.stream().allMatch(Accepted.class::isInstance);
        return all || (several && some)
                ? new Acceptance.Accepted(admitted.id(), admitted.messageId(), failed)
                : new Acceptance.Refused(
                        failed.getLast().status(), "It was tried once, in datagram mode, and no upstream took it.");
    }

    private static CommandStatus status(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> CommandStatus.ESME_ROK;
            case Rejected(var status) -> status;
            case NotSent _, Unknown _ -> CommandStatus.ESME_RSYSERR;
        };
    }

    private static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> Reason.PEER_ACCEPTED;
            case Rejected _ -> Reason.PEER_REJECTED;
            case NotSent(var _, var unencodable) -> unencodable ? Reason.UNENCODABLE : Reason.NOT_SENT;
            case Unknown _ -> Reason.NO_ANSWER;
        };
    }
}
