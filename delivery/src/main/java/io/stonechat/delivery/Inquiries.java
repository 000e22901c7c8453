package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageQuery;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ESMEs ask about messages of theirs: query, cancel and replace, from the store. */
final class Inquiries {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);
    private static final int MOST_CANCELLED = 1_000;

    private final LaneContext context;

    Inquiries(LaneContext context) {
        this.context = context;
    }

    CompletionStage<QuerySmResp> query(Requester requester, QuerySm request) {
        List<StoredMessage> parts = owned(requester, request.messageId(), request.source());
        return CompletableFuture.completedFuture(parts.stream()
                .filter(part -> !part.state().isFinal())
                .findFirst()
                .or(() -> parts.stream().findFirst())
                .map(message -> answer(requester, request, message))
                .orElseGet(() -> new QuerySmResp(
                        request.sequenceNumber(), CommandStatus.ESME_RINVMSGID, request.messageId(), "", 0, 0)));
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
        Moment moment = context.moment();
        CompletionStage<Boolean> any = CompletableFuture.completedFuture(false);
        for (StoredMessage message : messages) {
            CompletionStage<Optional<Decision>> cancelled = context.journal()
                    .change(message, Durability.DURABLE, current -> rulings().cancel(current, moment));
            any = any.thenCombine(cancelled, (before, decision) -> before || decision.isPresent());
        }
        return any.thenApply(done -> done ? CommandStatus.ESME_ROK : CommandStatus.ESME_RCANCELFAIL)
                .exceptionally(failure -> failed(failure, CommandStatus.ESME_RCANCELFAIL));
    }

    CompletionStage<ReplaceSmResp> replace(Requester requester, ReplaceSm request) {
        List<StoredMessage> found = owned(requester, request.messageId(), request.source());
        return (found.isEmpty()
                        ? CompletableFuture.completedFuture(CommandStatus.ESME_RINVMSGID)
                        : replaceAll(found, request))
                .thenApply(status -> new ReplaceSmResp(request.sequenceNumber(), status));
    }

    private CompletionStage<CommandStatus> replaceAll(List<StoredMessage> parts, ReplaceSm request) {
        Moment moment = context.moment();
        Optional<CommandStatus> refusal = Rulings.refusal(request, moment.now());
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
        for (StoredMessage part : parts) {
            CompletionStage<Optional<Decision>> replaced = context.journal()
                    .change(part, Durability.DURABLE, current -> rulings().replace(current, request, moment));
            all = all.thenCombine(replaced, (before, decision) -> before && decision.isPresent());
        }
        return all.thenApply(done -> done ? CommandStatus.ESME_ROK : CommandStatus.ESME_RREPLACEFAIL)
                .exceptionally(failure -> failed(failure, CommandStatus.ESME_RREPLACEFAIL));
    }

    private Rulings rulings() {
        return new Rulings(context.rules().get().endings());
    }

    /** The parts of a message that the requester submitted, from the source address it names, if it names one. */
    private List<StoredMessage> owned(Requester requester, String messageId, Address source) {
        return MessageId.parse(messageId).map(context.store()::parts).orElse(List.of()).stream()
                .filter(message -> message.kind() == MessageKind.SUBMIT)
                .filter(message -> message.origin().account().equals(requester.account()))
                .filter(message -> source.address().isEmpty()
                        || source.address().equals(message.pdu().source().address()))
                .toList();
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
