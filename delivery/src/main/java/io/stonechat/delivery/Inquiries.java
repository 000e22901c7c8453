package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageQuery;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ESMEs ask about messages of theirs: query, cancel and replace, from the store, or by whoever has the message now. */
final class Inquiries {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);
    private static final int MOST_CANCELLED = 1_000;

    private final DeliveryContext outside;
    private final LaneContext context;
    private final UpstreamDesk upstreams;

    Inquiries(DeliveryContext outside, LaneContext context) {
        this.outside = outside;
        this.context = context;
        this.upstreams = new UpstreamDesk(outside.upstreams());
    }

    CompletionStage<QuerySmResp> query(Requester requester, QuerySm request) {
        List<StoredMessage> parts = owned(requester, request.messageId(), request.source());
        Optional<StoredMessage> telling = parts.stream()
                .filter(part -> !part.state().isFinal())
                .findFirst()
                .or(() -> parts.stream().filter(Inquiries::hasFailed).findFirst())
                .or(() -> parts.stream().findFirst());
        return telling.map(message -> upstreams
                        .query(message)
                        .thenApply(told -> told.map(state -> passedOn(requester, request, state))
                                .orElseGet(() -> answer(requester, request, message))))
                .orElseGet(() -> CompletableFuture.completedFuture(new QuerySmResp(
                        request.sequenceNumber(), CommandStatus.ESME_RINVMSGID, request.messageId(), "", 0, 0)));
    }

    private static boolean hasFailed(StoredMessage part) {
        return part.state() != StoredState.DELIVERED && part.state() != StoredState.ACCEPTED;
    }

    private static QuerySmResp answer(Requester requester, QuerySm request, StoredMessage message) {
        Instant ended = message.progress().ended();
        return new QuerySmResp(
                request.sequenceNumber(),
                CommandStatus.ESME_ROK,
                request.messageId(),
                ended == null ? "" : SmppTimes.absolute(ended),
                message.state().messageState(requester.interfaceVersion()).code(),
                errorCode(message.progress().error()));
    }

    /** What the upstream says, under our id and in the words of the ESME's version. */
    private static QuerySmResp passedOn(Requester requester, QuerySm request, QuerySmResp told) {
        MessageState state = MessageState.of(told.messageState()).orElse(MessageState.UNKNOWN);
        return new QuerySmResp(
                request.sequenceNumber(),
                CommandStatus.ESME_ROK,
                request.messageId(),
                told.finalDate(),
                StoredState.ofReceipt(state)
                        .messageState(requester.interfaceVersion())
                        .code(),
                told.errorCode());
    }

    /** The error of a receipt as the octet that query_sm_resp has for it; what does not fit is left out. */
    private static int errorCode(@Nullable String error) {
        try {
            int code = error == null ? 0 : Integer.parseInt(error);
            return code >= 0 && code <= 0xFF ? code : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    CompletionStage<CancelSmResp> cancel(Requester requester, CancelSm request) {
        List<StoredMessage> messages = request.messageId().isEmpty()
                ? addressed(requester, request)
                : owned(requester, request.messageId(), request.source());
        CommandStatus none =
                request.messageId().isEmpty() ? CommandStatus.ESME_RCANCELFAIL : CommandStatus.ESME_RINVMSGID;
        return (messages.isEmpty() ? CompletableFuture.completedFuture(none) : cancelAll(messages))
                .thenApply(status -> new CancelSmResp(request.sequenceNumber(), status));
    }

    private CompletionStage<CommandStatus> cancelAll(List<StoredMessage> messages) {
        CompletionStage<Boolean> any = CompletableFuture.completedFuture(false);
        Set<String> texts = new HashSet<>();
        for (StoredMessage message : messages) {
            boolean part = TextParts.isPart(message);
            if (!part || texts.add(String.valueOf(message.lineage().group()))) {
                any = any.thenCombine(part ? cancelText(message) : cancel(message), (before, done) -> before || done);
            }
        }
        return any.thenApply(done -> done ? CommandStatus.ESME_ROK : CommandStatus.ESME_RCANCELFAIL)
                .exceptionally(failure -> failed(failure, CommandStatus.ESME_RCANCELFAIL));
    }

    /** Of a text in several parts, all or none, in one compare-and-set: a part alone is of no use to anybody. */
    private CompletionStage<Boolean> cancelText(StoredMessage message) {
        return context.store()
                .find(message.id())
                .flatMap(part -> rulings()
                        .cancelTogether(
                                TextParts.of(part, context.store()::parts).all(), context.moment()))
                .map(decision -> context.journal()
                        .add(Purpose.OUTCOME, List.of(decision))
                        .thenCompose(result -> switch (result) {
                            case CommitResult.Committed() -> CompletableFuture.completedFuture(true);
                            // A part was changed meanwhile: by the attempt that it begins, or by its end.
                            case CommitResult.Conflict _ -> cancelText(message);
                            case CommitResult.Full(var reason) ->
                                CompletableFuture.<Boolean>failedFuture(new StoreException(reason));
                        }))
                .orElse(CompletableFuture.completedFuture(false));
    }

    private CompletionStage<Boolean> cancel(StoredMessage message) {
        return change(message, current -> rulings().cancel(current, context.moment()))
                .thenCompose(done -> done || upstreams.keeper(message).isEmpty()
                        ? CompletableFuture.completedFuture(done)
                        : upstreams
                                .cancel(message)
                                .thenCompose(agreed -> agreed
                                        ? change(message, current -> rulings().takenBack(current, context.moment()))
                                                .thenApply(_ -> true)
                                        : CompletableFuture.completedFuture(false)));
    }

    CompletionStage<ReplaceSmResp> replace(Requester requester, ReplaceSm request) {
        List<StoredMessage> found = owned(requester, request.messageId(), request.source());
        return (found.isEmpty()
                        ? CompletableFuture.completedFuture(CommandStatus.ESME_RINVMSGID)
                        : replaceAll(requester, found, request))
                .thenApply(status -> new ReplaceSmResp(request.sequenceNumber(), status));
    }

    private CompletionStage<CommandStatus> replaceAll(
            Requester requester, List<StoredMessage> parts, ReplaceSm request) {
        Optional<CommandStatus> refusal =
                Rulings.refusal(request, context.moment().now());
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        if (parts.stream().anyMatch(TextParts::isPart)) {
            return CompletableFuture.completedFuture(CommandStatus.ESME_RREPLACEFAIL);
        }
        Duration most = outside.esmes().of(requester.systemId()).maxValidity();
        CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
        for (StoredMessage part : parts) {
            ReplaceSm within =
                    Rulings.within(most, part, request, context.moment().now());
            all = all.thenCombine(replace(part, within), (before, done) -> before && done);
        }
        return all.thenApply(done -> done ? CommandStatus.ESME_ROK : CommandStatus.ESME_RREPLACEFAIL)
                .exceptionally(failure -> failed(failure, CommandStatus.ESME_RREPLACEFAIL));
    }

    private CompletionStage<Boolean> replace(StoredMessage part, ReplaceSm request) {
        return change(part, current -> rulings().replace(current, request, context.moment()))
                .thenCompose(done -> done || upstreams.keeper(part).isEmpty()
                        ? CompletableFuture.completedFuture(done)
                        : upstreams
                                .replace(part, request)
                                .thenCompose(agreed -> agreed
                                        ? change(
                                                part,
                                                current ->
                                                        rulings().replacedUpstream(current, request, context.moment()))
                                        : CompletableFuture.completedFuture(false)));
    }

    private CompletionStage<Boolean> change(StoredMessage message, Journal.Rule rule) {
        return context.journal().change(message, Durability.DURABLE, rule).thenApply(Optional::isPresent);
    }

    private Rulings rulings() {
        return new Rulings(context.rules().get().endings());
    }

    /** The parts of a message that the requester submitted, from the source address it names, if it names one. */
    private List<StoredMessage> owned(Requester requester, String messageId, Address source) {
        IdForm form = outside.esmes().of(requester.systemId()).idForm();
        return form.read(messageId).stream()
                .map(context.store()::parts)
                .map(parts -> parts.stream()
                        .filter(message -> message.kind() == MessageKind.SUBMIT)
                        .filter(message -> message.origin().account().equals(requester.account()))
                        .filter(message -> source.address().isEmpty()
                                || source.address()
                                        .equals(message.pdu().source().address()))
                        .toList())
                .filter(parts -> !parts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<StoredMessage> addressed(Requester requester, CancelSm request) {
        var query = new MessageQuery(requester.account(), request.destination(), request.source(), MOST_CANCELLED);
        return context.store().open(query).stream()
                .filter(message -> message.kind() == MessageKind.SUBMIT)
                .filter(message -> request.serviceType().isEmpty()
                        || request.serviceType().equals(message.pdu().serviceType()))
                .toList();
    }

    private static CommandStatus failed(Throwable failure, CommandStatus status) {
        LOG.error("A request of an ESME about a message could not be stored.", failure);
        return status;
    }
}
