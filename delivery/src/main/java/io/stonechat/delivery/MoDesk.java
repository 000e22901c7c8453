package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes messages from handsets whose owner is still to be found; segments that are to be put together first wait for that. */
final class MoDesk {

    private final Owners owners;
    private final RoutePolicy rules;
    private final Handsets handsets;

    MoDesk(Owners owners, RoutePolicy rules, Handsets handsets) {
        this.owners = owners;
        this.rules = rules;
        this.handsets = handsets;
    }

    CompletionStage<CommandStatus> take(String bind, Optional<String> ruled, MessageRequest pdu) {
        Optional<Duration> patience = rules.reassembly(bind, pdu);
        Optional<MoSegment> segment = patience.isEmpty() ? Optional.empty() : MoSegment.of(bind, "", pdu);
        return segment.isPresent()
                ? handsets.takeSegment(bind, pdu, segment.get(), patience.orElseThrow())
                : ask(bind, ruled, pdu);
    }

    private CompletionStage<CommandStatus> ask(String bind, Optional<String> ruled, MessageRequest pdu) {
        return owners.of(bind, ruled, pdu).thenCompose(decision -> switch (decision) {
            case MoDecision.ByRules() -> handsets.take(bind, ruled.stream().toList(), pdu);
            case MoDecision.Reject(var status) -> CompletableFuture.completedFuture(status);
            case MoDecision.Deliver(var accounts) -> handsets.take(bind, List.copyOf(accounts), pdu);
        });
    }
}
