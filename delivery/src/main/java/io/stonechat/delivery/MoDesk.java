package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the script whose a message from a handset is; without an answer the rules decide. */
final class MoDesk {

    private static final Logger LOG = LoggerFactory.getLogger(MoDesk.class);

    private final Hooks hooks;
    private final Handsets handsets;

    MoDesk(Hooks hooks, Handsets handsets) {
        this.hooks = hooks;
        this.handsets = handsets;
    }

    CompletionStage<CommandStatus> take(String bind, Optional<String> ruled, MessageRequest pdu) {
        if (!hooks.handles(HookKind.MO)) {
            return handsets.take(bind, ruled, pdu);
        }
        return hooks.mobileOriginated(bind, pdu, ruled)
                .exceptionally(failure -> {
                    LOG.warn("on_mo failed for a message of the bind {}: the rules say whose it is.", bind, failure);
                    return new MoDecision.ByRules();
                })
                .thenCompose(decision -> switch (decision) {
                    case MoDecision.ByRules() -> handsets.take(bind, ruled, pdu);
                    case MoDecision.Reject(var status) -> CompletableFuture.completedFuture(status);
                    case MoDecision.Deliver(var accounts) -> deliver(bind, accounts, pdu);
                });
    }

    /** To each in turn; if one cannot be stored the upstream sends again, and those before get it twice. */
    private CompletionStage<CommandStatus> deliver(String bind, List<String> accounts, MessageRequest pdu) {
        CompletionStage<CommandStatus> all = CompletableFuture.completedFuture(CommandStatus.ESME_ROK);
        for (String account : accounts) {
            all = all.thenCompose(status -> status.isOk()
                    ? handsets.take(bind, Optional.of(account), pdu)
                    : CompletableFuture.completedFuture(status));
        }
        return all;
    }
}
