package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whose a message from a handset is: the script, where one wants to say, else the rules. */
final class Owners {

    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

    private final Hooks hooks;
    private final RoutePolicy rules;

    Owners(Hooks hooks, RoutePolicy rules) {
        this.hooks = hooks;
        this.rules = rules;
    }

    /** Whether the script can be asked, if there is one. */
    boolean ready() {
        return hooks.ready();
    }

    /** The owners by the rules' word, if no script has another; what a script refuses may be refused. */
    CompletionStage<MoDecision> of(String bind, Optional<String> ruled, MessageRequest pdu) {
        if (!hooks.handles(HookKind.MO)) {
            return CompletableFuture.completedFuture(new MoDecision.ByRules());
        }
        return hooks.mobileOriginated(bind, pdu, ruled).exceptionally(failure -> {
            LOG.warn("on_mo failed for a message of the bind {}: the rules say whose it is.", bind, failure);
            return new MoDecision.ByRules();
        });
    }

    /** The owners of a message that has been answered: what a script refuses now is nobody's. */
    CompletionStage<List<String>> of(String bind, MessageRequest pdu) {
        Optional<String> ruled = rules.owner(bind, pdu);
        return of(bind, ruled, pdu).thenApply(decision -> switch (decision) {
            case MoDecision.ByRules() -> ruled.stream().toList();
            case MoDecision.Deliver(var accounts) -> accounts;
            case MoDecision.Reject _ -> List.of();
        });
    }
}
