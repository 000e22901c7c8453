package io.stonechat.delivery;

import io.stonechat.store.Attempt;
import io.stonechat.store.Change;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link Decision} being made: the message as it will be, and what goes with it. Used by one thread. */
final class Draft {

    private final Moment moment;
    private final List<Change> also = new ArrayList<>(2);
    private final List<MessageEvent> events = new ArrayList<>(3);
    private StoredMessage message;
    /** How far it has come, ahead of the message, which is brought up to it when somebody asks. */
    private Progress progress;

    private ReceiptFacts.@Nullable News news;
    private ReceiptDecision telling = new ReceiptDecision.Pass();

    Draft(StoredMessage message, Moment moment) {
        this.message = message;
        this.progress = message.progress();
        this.moment = moment;
    }

    StoredMessage message() {
        if (!isUpToDate()) {
            message = message.with(progress);
        }
        return message;
    }

    @SuppressWarnings("ReferenceEquality") // The question is whether it is the very same, not whether it looks alike.
    private boolean isUpToDate() {
        return message.progress() == progress;
    }

    Progress progress() {
        return progress;
    }

    Instant now() {
        return moment.now();
    }

    Moment moment() {
        return moment;
    }

    /** What an upstream told besides the state; nothing more than the time, unless it did. */
    ReceiptFacts.News news() {
        return news == null ? new ReceiptFacts.News(moment.now(), null) : news;
    }

    void news(ReceiptFacts.News told) {
        news = told;
    }

    /** What the ESME is to be told of the receipt that this is about. */
    ReceiptDecision telling() {
        return telling;
    }

    void telling(ReceiptDecision decision) {
        telling = decision;
    }

    void set(StoredMessage changed) {
        message = changed;
        progress = changed.progress();
    }

    void progress(Progress further) {
        progress = further;
    }

    void route(Route route) {
        message = message.with(route);
    }

    void attempt(int number, UnaryOperator<Attempt> change) {
        progress(progress.change(number, change));
    }

    void move(StoredState state, Place place) {
        progress(progress.to(state, place));
    }

    void note(HistoryEntry.Kind kind, int attempt, String detail) {
        progress(progress.note(new HistoryEntry(moment.now(), kind, attempt, detail)));
    }

    void also(Change change) {
        also.add(change);
    }

    void tell(int attempt, Reason reason, Function<EventHead, MessageEvent> event) {
        var id = new EventId(message.id(), message.version() + 1, events.size());
        events.add(event.apply(new EventHead(
                id,
                moment.now(),
                moment.nanos(),
                moment.node(),
                message.origin().account(),
                message.toldId(),
                message.lineage().part(),
                attempt,
                reason)));
    }

    Decision decision() {
        return new Decision(message(), also, events);
    }
}
