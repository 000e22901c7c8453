package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A bind, looked up by its name each time: it may come, go and change while delivery runs. */
record BindLink(String bind, Upstreams upstreams, Supplier<Rulebook> rules, Together together, Predicate<String> usable)
        implements Link {

    @Override
    public boolean ready() {
        return upstreams.find(bind).map(Upstream::bound).orElse(false);
    }

    @Override
    public int window() {
        return upstreams.find(bind).map(Upstream::window).orElse(1);
    }

    @Override
    public Duration pause() {
        return upstreams.find(bind).map(Upstream::pause).orElse(Duration.ZERO);
    }

    @Override
    public String domain() {
        return upstreams.find(bind).map(Upstream::receiptDomain).orElse(bind);
    }

    @Override
    public Decision begin(StoredMessage message, Moment moment) {
        OptionalInt others = together.step(message, bind, usable);
        if (others.isPresent()) {
            Draft draft = new Draft(message, moment);
            AfterOutcome.moveOn(draft, Chain.of(message.route()), others.getAsInt(), Reason.TOGETHER);
            return draft.decision();
        }
        return Attempts.towards(bind, domain(), policy().requestReceipts(), message, moment);
    }

    @Override
    public MessageRequest pdu(StoredMessage message, Instant now) {
        return upstreams
                .find(bind)
                .map(OutgoingPdu::towards)
                .orElse(OutgoingPdu.USUAL)
                .of(message, now);
    }

    @Override
    public CompletableFuture<Outcome> send(StoredMessage message, MessageRequest request, Consumer<Outcome> late) {
        together.begins(message, bind);
        return upstreams
                .find(bind)
                .map(upstream -> submit(upstream, message, request, late))
                .orElseGet(() ->
                        CompletableFuture.completedFuture(new NotSent("There is no bind " + bind + " any more.")));
    }

    @Override
    public boolean parks(Outcome outcome) {
        return rules.get().afterOutcome().parks(policy(), outcome);
    }

    @Override
    public Decision after(StoredMessage message, int number, Outcome outcome, Moment moment) {
        if (outcome instanceof Accepted) {
            together.taken(message, bind);
        } else {
            together.refused(message, bind);
        }
        return rules.get().afterOutcome().decide(message, number, outcome, policy(), moment);
    }

    @Override
    public Decision late(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return rules.get().afterOutcome().late(message, number, outcome, policy(), moment);
    }

    @Override
    public Decision answered(StoredMessage message, int unwritten, int number, Outcome outcome, Moment moment) {
        Draft draft = new Draft(message, moment);
        Attempts.unwritten(draft, unwritten);
        rules.get().afterOutcome().late(draft, number, outcome, policy());
        return draft.decision();
    }

    @Override
    public Optional<Decision> failover(StoredMessage message, Predicate<String> usable, Moment moment) {
        return rules.get().timeouts().failover(message, usable, moment);
    }

    @Override
    public Instant failoverAt(Instant parkedSince) {
        return parkedSince.plus(rules.get().settings().retry().parkFailover());
    }

    private static CompletableFuture<Outcome> submit(
            Upstream upstream, StoredMessage message, MessageRequest request, Consumer<Outcome> late) {
        String group = message.lineage().group();
        return group == null ? upstream.submit(request, late) : upstream.submit(request, group, late);
    }

    private BindPolicy policy() {
        return upstreams.find(bind).map(Upstream::policy).orElse(BindPolicy.DEFAULT);
    }
}
