package io.stonechat.delivery;

import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of a lane: takes what is due, has the beginning of a whole page of attempts stored, then sends them in
 * order.
 *
 * <p>Only one page at a time is on its way into the store, and nothing is asked for meanwhile: so no message is ever begun
 * twice. While a page is stored the next one gathers by itself. Used by its lane's worker.
 */
final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int PAGE = 256;

    private final Lane lane;
    private final Link link;
    private final LaneContext context;
    private final Selection selection;
    private final Seats seats = new Seats();
    private final ArrayDeque<MessageId> urgent = new ArrayDeque<>();
    private final LateOutcomes late;
    /** New messages that have begun by themselves. */
    private final ArrayDeque<StoredMessage> seated = new ArrayDeque<>();
    /** How many of them wait for nothing but the window, and how many only for the page that is being stored. */
    private int cleared;

    private int behind;
    /** How many messages had come when the queue was looked at last, and when to look again if no more do. */
    private long looked = -1;

    private Instant lookAt = Instant.MIN;

    private boolean boarding;
    /** Beginnings of which the store did not say whether they are stored. */
    private int doubtful;

    private int onWire;
    private final AtomicInteger open = new AtomicInteger();

    Departures(Lane lane, Link link, LaneContext context) {
        this.lane = lane;
        this.link = link;
        this.context = context;
        this.selection = new Selection(lane.queue(), context.store());
        this.late = new LateOutcomes(lane, link);
    }

    /** How many attempts have begun whose outcome is not stored. Any thread. */
    int open() {
        return open.get();
    }

    void urgent(MessageId id) {
        urgent.add(id);
    }

    /** Takes a seat for a new message, if it may begin at once. Any thread. */
    boolean seat() {
        int window = link.window();
        // The store takes as long as the peer does: while it is at it, those before may use the window.
        return open.get() < window + PAGE && seats.takeOne(window + Math.min(window, PAGE));
    }

    /** A message that had a seat was not stored. Any thread. */
    void unseated() {
        seats.free(1);
    }

    /** A message has come into the queue. Any thread. */
    void arrival() {
        seats.arrival();
    }

    /** Nothing is begun now: new messages wait for their turn until the queue is looked at again. */
    void close() {
        seats.open(false);
        clear(seated.size());
    }

    /** The outcome of an attempt is stored. */
    void settled() {
        open.decrementAndGet();
    }

    /** Begins what there is room for. */
    void go(Instant now) {
        clear(cleared);
        if (boarding) {
            return;
        }
        int room = room();
        if (doubtful > 0 || room <= 0) {
            clear(seated.size());
            return;
        }
        List<StoredMessage> awaited = urgent(room);
        if (!awaited.isEmpty()) {
            board(awaited);
        } else if (seats.isOpen() && seats.arrivals() == looked && now.isBefore(lookAt)) {
            clear(seated.size());
            lookLater();
        } else {
            look(now, room);
        }
    }

    private void look(Instant now, int room) {
        looked = seats.arrivals();
        lookAt = Instant.MIN;
        List<StoredMessage> due = selection.next(now, room, onWire);
        putBack();
        List<StoredMessage> page = takeSeats(due);
        // Before those leave that go by themselves: if the peer does not take them all, it is shut again.
        seats.open(selection.tookAll() && page.size() == due.size());
        if (due.isEmpty()) {
            wait(now);
        }
        if (page.isEmpty()) {
            clear(seated.size());
        } else {
            board(page);
        }
    }

    private void lookLater() {
        if (lookAt.isBefore(Instant.MAX)) {
            lane.alarm().at(lookAt);
        }
    }

    /** As many of these, from the first, as there are seats: new messages may have taken some meanwhile. */
    private List<StoredMessage> takeSeats(List<StoredMessage> wanted) {
        return wanted.subList(0, seats.take(wanted.size(), link.window()));
    }

    private void board(List<StoredMessage> page) {
        boarding = true;
        behind = seated.size();
        // A drain that finds nobody inside must be able to rely on it.
        context.gate().entered();
        Moment moment = context.moment();
        List<Step> steps = new ArrayList<>(page.size());
        for (StoredMessage message : page) {
            steps.add(Step.of(message, current -> begin(current, moment)));
        }
        var _ = context.journal()
                .changeAll(Durability.WRITTEN, steps)
                .thenAccept(results -> lane.post(() -> boarded(results)));
    }

    /** As many as the peer takes, and no more than can be held while the store is slow. */
    private int room() {
        int window = link.window();
        int free = Math.min(window - seats.taken(), window + PAGE - open.get());
        return selection.isAlone() ? 0 : Math.min(PAGE, free);
    }

    /** What an ESME waits for, as far as there are seats. */
    private List<StoredMessage> urgent(int room) {
        List<StoredMessage> found = new ArrayList<>();
        while (found.size() < room && !urgent.isEmpty() && seats.take(1, link.window()) > 0) {
            context.store().find(urgent.poll()).ifPresentOrElse(found::add, () -> seats.free(1));
        }
        return found;
    }

    /** What comes too early stands in the way of others: it waits where the one is that it waits for. */
    private void putBack() {
        for (Selection.Held held : selection.held()) {
            long version = held.message().version();
            Moment moment = context.moment();
            lane.settle(
                    Step.of(
                            held.message(),
                            current -> current.version() == version
                                    ? Optional.of(Attempts.held(current, lane.queue(), held.until(), moment))
                                    : Optional.empty()),
                    () -> {});
        }
    }

    private void wait(Instant now) {
        if (onWire == 0 || !selection.waitsForOthers()) {
            lookAt = context.store()
                    .nextDue(lane.queue())
                    .map(at -> at.isAfter(now) ? at : now.plus(Lane.GLANCE))
                    .orElse(Instant.MAX);
            lookLater();
        }
    }

    private Optional<Decision> begin(StoredMessage message, Moment moment) {
        if (!waits(message)) {
            return Optional.empty();
        }
        boolean expired = context.expires() && !message.times().validUntil().isAfter(moment.now());
        return Optional.of(
                expired
                        ? context.rules().get().timeouts().expired(message, moment)
                        : link.begin(new Draft(message, moment)));
    }

    private boolean waits(StoredMessage message) {
        return switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN -> !context.gate().isWithdrawn(message.id());
            case ATTEMPTING, SENT, HELD -> false;
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> false;
            case UNMATCHED, DEAD_LETTER -> false;
        };
    }

    private void boarded(List<StepResult> results) {
        boarding = false;
        try {
            depart(results);
            clear(behind);
        } finally {
            context.gate().left();
        }
    }

    private void depart(List<StepResult> results) {
        Moment moment = context.moment();
        boolean failed = false;
        for (StepResult result : results) {
            Decision begun = result.decision();
            boolean leaves =
                    begun != null && begun.next().state() == StoredState.ATTEMPTING && !isAnswered(begun.stored());
            if (begun != null && leaves) {
                sendOrTakeBack(begun.stored(), moment);
                continue;
            }
            seats.free(1);
            if (result.storeFailed()) {
                context.watch().failed(result.failure());
                failed = true;
                undo(result.step());
            } else if (result.unprocessable()) {
                setAside(result.step(), result.failure());
            }
        }
        late.settle();
        if (failed) {
            lane.rest(moment.now());
        } else {
            context.watch().works();
        }
    }

    /** A new message is stored, its attempt begun, and it has its seat. It leaves behind those that came before it. */
    void seated(StoredMessage message) {
        seated.add(message);
    }

    /** So many of them may leave, as soon as the peer takes them. While some wait for that, new ones wait in the queue. */
    private void clear(int count) {
        if (seated.isEmpty()) {
            return;
        }
        cleared = Math.max(cleared, count);
        Moment moment = context.moment();
        int window = link.window();
        while (cleared > 0 && (onWire < window || !context.gate().isOpen())) {
            cleared--;
            behind = Math.max(0, behind - 1);
            leave(seated.remove(), moment);
        }
        if (cleared > 0) {
            seats.open(false);
        }
    }

    private void leave(StoredMessage message, Moment moment) {
        try {
            if (isAsItWas(message)) {
                sendOrTakeBack(message, moment);
            } else {
                seats.free(1);
            }
        } finally {
            context.gate().left();
        }
    }

    /** Whether nobody has changed a message meanwhile: it was withdrawn then. */
    private boolean isAsItWas(StoredMessage begun) {
        return context.store()
                .find(begun.id())
                .filter(current -> current.version() == begun.version())
                .isPresent();
    }

    private void sendOrTakeBack(StoredMessage begun, Moment moment) {
        if (!context.gate().isOpen()) {
            seats.free(1);
            takeBack(begun, "The gateway is about to stop.");
        } else if (context.gate().isWithdrawn(begun.id())) {
            seats.free(1);
            takeBack(begun, "It was not durable in time.");
        } else {
            send(begun, moment);
        }
    }

    /** It has not been sent. */
    private void takeBack(StoredMessage message, String why) {
        int number = message.progress().attempts().getLast().number();
        Outcome notSent = new NotSent(why);
        unsent(message, current -> after(current, number, notSent, context.moment()));
    }

    /** Whether an earlier attempt was answered after all while this one was stored: then this one is not written. */
    private boolean isAnswered(StoredMessage begun) {
        Optional<Journal.Rule> instead = late.instead(begun);
        instead.ifPresent(rule -> unsent(begun, rule));
        return instead.isPresent();
    }

    /** An attempt has begun in the store and will not be sent. */
    private void unsent(StoredMessage begun, Journal.Rule rule) {
        open.incrementAndGet();
        context.gate().entered();
        lane.settle(begun, rule);
    }

    /** A store that failed may have stored the beginning all the same: then the attempt was never sent. */
    private void undo(Step step) {
        StoredMessage read = step.read();
        if (read == null) {
            return;
        }
        int number = read.progress().nextAttempt();
        doubtful++;
        lane.settle(
                step.instead(current ->
                        after(current, number, new NotSent("The store did not take the beginning."), context.moment())),
                () -> doubtful--);
    }

    private void setAside(Step step, @Nullable Throwable failure) {
        LOG.error("Message {} cannot be processed and is set aside.", step.id(), failure);
        Moment moment = context.moment();
        Endings endings = context.rules().get().endings();
        lane.settle(step.instead(current -> endings.aside(current, moment)), () -> {});
    }

    private void send(StoredMessage message, Moment moment) {
        int number = message.progress().attempts().getLast().number();
        onWire++;
        open.incrementAndGet();
        context.gate().entered();
        selection.sent(message);
        CompletableFuture<Outcome> outcome;
        try {
            outcome = link.send(message, link.pdu(message, moment.now()), late -> late(message.id(), number, late));
        } catch (RuntimeException failure) {
            LOG.error("Message {} cannot be processed and is set aside.", message.id(), failure);
            landed(message);
            Endings endings = context.rules().get().endings();
            lane.settle(message, current -> endings.aside(current, moment));
            return;
        }
        var _ = outcome.whenComplete((result, failure) ->
                lane.post(() -> landed(message, number, failure == null ? result : Outcome.of(failure))));
    }

    private void landed(StoredMessage message) {
        onWire--;
        seats.free(1);
        selection.landed(message);
    }

    private void landed(StoredMessage message, int number, Outcome outcome) {
        Moment moment = context.moment();
        landed(message);
        lane.landed(outcome);
        lane.settle(message, current -> after(current, number, outcome, moment));
    }

    private Optional<Decision> after(StoredMessage message, int number, Outcome outcome, Moment moment) {
        return Attempts.has(message, number, AttemptResult.OPEN)
                ? Optional.of(link.after(message, number, outcome, moment))
                : Optional.empty();
    }

    private void late(MessageId id, int number, Outcome outcome) {
        var one = new LateOutcomes.Late(id, number, outcome, context.moment());
        lane.post(() -> {
            if (boarding) {
                late.keep(one);
            } else {
                late.settle(one);
            }
        });
    }

    /** The link has no room: relayed messages have no queue to wait in. */
    void turnAwayUrgent() {
        Moment moment = context.moment();
        for (MessageId id = urgent.poll(); id != null; id = urgent.poll()) {
            lane.settle(
                    new Step(
                            id,
                            null,
                            message -> waits(message)
                                    ? Optional.of(
                                            context.rules().get().afterOutcome().unavailable(message, moment))
                                    : Optional.empty()),
                    () -> {});
        }
    }
}
