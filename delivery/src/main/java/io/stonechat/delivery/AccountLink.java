package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ESMEs of an account that are bound as receivers. */
record AccountLink(String account, Receivers receivers, Supplier<Rulebook> rules) implements Link {

    @Override
    public boolean ready() {
        return receivers.available(account);
    }

    @Override
    public int window() {
        return rules.get().settings().mailbox().window();
    }

    @Override
    public Duration pause() {
        return receivers.pause(account);
    }

    @Override
    public String domain() {
        return "";
    }

    @Override
    public Decision begin(StoredMessage message, Moment moment) {
        return Attempts.towardsAccount(account, message, moment);
    }

    @Override
    public MessageRequest pdu(StoredMessage message, Instant now) {
        return message.pdu();
    }

    @Override
    public CompletableFuture<Outcome> send(StoredMessage message, MessageRequest request, Consumer<Outcome> late) {
        return receivers.deliver(account, together(message), request);
    }

    /** Receipts of one message go over one session, and so do the segments of one message from a handset. */
    private static @Nullable String together(StoredMessage message) {
        MessageId about = message.lineage().about();
        return about == null ? message.lineage().group() : about.toString();
    }

    @Override
    public boolean parks(Outcome outcome) {
        return outcome instanceof NotSent(var _, var unencodable) && !unencodable;
    }

    @Override
    public Decision after(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return rules.get().afterDelivery().decide(message, number, outcome, moment);
    }

    @Override
    public Decision late(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return after(message, number, outcome, moment);
    }

    /** Nothing comes late from an ESME. */
    @Override
    public Decision answered(StoredMessage message, int unwritten, int number, Outcome outcome, Moment moment) {
        return after(message, unwritten, new NotSent("an attempt before was answered after all"), moment);
    }

    @Override
    public Optional<Decision> failover(StoredMessage message, Predicate<String> usable, Moment moment) {
        return Optional.empty();
    }

    @Override
    public Instant failoverAt(Instant parkedSince) {
        return Instant.MAX;
    }
}
