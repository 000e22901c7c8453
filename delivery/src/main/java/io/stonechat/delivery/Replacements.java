package io.stonechat.delivery;

import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageQuery;
import io.stonechat.store.StoredMessage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What {@code replace_if_present_flag} asks for (SMPP 3.4 §5.2.18): a message of the same account with the same source,
 * destination and service_type that has not gone on is replaced, and stays known by its id. Which of the two comes first,
 * the replacement or the attempt, is decided by one compare-and-set.
 */
final class Replacements {

    private static final int MOST_LOOKED_AT = 100;

    private final LaneContext context;

    Replacements(LaneContext context) {
        this.context = context;
    }

    /** Puts the message in the place of another, if it asks for that and there is one; else {@code otherwise} takes it. */
    CompletionStage<Acceptance> instead(
            Admission.Verdict.Admitted admitted,
            Function<Admission.Verdict.Admitted, CompletionStage<Acceptance>> otherwise) {
        StoredMessage message = admitted.parts().getFirst().next();
        boolean asked = message.pdu() instanceof ShortMessageRequest sm && sm.replaceIfPresentFlag() == 1;
        return asked && admitted.parts().size() == 1
                ? replace(message, candidates(message).iterator(), admitted, otherwise)
                : otherwise.apply(admitted);
    }

    private CompletionStage<Acceptance> replace(
            StoredMessage message,
            Iterator<StoredMessage> candidates,
            Admission.Verdict.Admitted admitted,
            Function<Admission.Verdict.Admitted, CompletionStage<Acceptance>> otherwise) {
        if (!candidates.hasNext()) {
            return otherwise.apply(admitted);
        }
        Moment moment = context.moment();
        Rulings rulings = new Rulings(context.rules().get().endings());
        return context.journal()
                .change(candidates.next(), Durability.DURABLE, current -> rulings.supersede(current, message, moment))
                .handle((replaced, failure) -> failure == null
                        ? replaced.<CompletionStage<Acceptance>>map(
                                        decision -> CompletableFuture.completedFuture(answer(decision.next())))
                                .orElseGet(() -> replace(message, candidates, admitted, otherwise))
                        : CompletableFuture.completedFuture(Safekeeping.failed(failure)))
                .thenCompose(stage -> stage);
    }

    private static Acceptance answer(StoredMessage replaced) {
        return new Acceptance.Accepted(replaced.toldId(), IdForm.told(replaced), List.of());
    }

    /** Newest first: who asks for this each time has no more than one. */
    private List<StoredMessage> candidates(StoredMessage message) {
        var query = new MessageQuery(
                message.origin().account(), message.destination(), message.pdu().source(), MOST_LOOKED_AT);
        return context.store().open(query).reversed().stream()
                .filter(other -> other.kind() == MessageKind.SUBMIT)
                .filter(other -> other.pdu().serviceType().equals(message.pdu().serviceType()))
                .filter(other -> Optional.ofNullable(other.lineage().group()).isEmpty())
                .toList();
    }
}
