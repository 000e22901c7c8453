package io.stonechat.delivery;

import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue whose messages wait for somebody's word, such as a hook's: asks about those that are due, many at once, and
 * stores what follows.
 *
 * <p>A message keeps its place until that is stored, so that after a crash it is asked about again. Answers take effect in
 * the order of the queue, unless one takes long: then the others pass it. Runs on one worker at a time, and only while
 * there is something to do.
 */
final class HookDesk {

    private static final Logger LOG = LoggerFactory.getLogger(HookDesk.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofSeconds(1);

    private final String queue;
    private final Function<StoredMessage, CompletionStage<Journal.Rule>> clerk;
    private final Hooks hooks;
    private final LaneContext context;
    private final Terms terms;
    private final Alarm alarm;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeups = new AtomicInteger();
    private final Map<MessageId, Question> open = new LinkedHashMap<>();
    private Instant restUntil = Instant.MIN;

    /**
     * How a desk works.
     *
     * @param mostOpen how many may be asked about at a time
     * @param goesOn whether it may ask about any
     */
    record Terms(int mostOpen, BooleanSupplier goesOn) {}

    /**
     * Makes a desk for a queue.
     *
     * @param clerk asks about a message; its stage never fails
     */
    HookDesk(
            String queue,
            Function<StoredMessage, CompletionStage<Journal.Rule>> clerk,
            Hooks hooks,
            LaneContext context,
            Terms terms) {
        this.queue = queue;
        this.clerk = clerk;
        this.hooks = hooks;
        this.context = context;
        this.terms = terms;
        this.alarm = new Alarm(context.time(), this::wake);
    }

    /** Has a look at the queue soon. */
    void wake() {
        if (wakeups.getAndIncrement() == 0) {
            context.time().workers().execute(this::run);
        }
    }

    private void post(Runnable task) {
        inbox.add(task);
        wake();
    }

    private void run() {
        int seen;
        do {
            seen = wakeups.get();
            try {
                for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
                    task.run();
                }
                settle();
                ask();
            } catch (RuntimeException failure) {
                stumbled(failure);
            }
        } while (!wakeups.compareAndSet(seen, 0));
    }

    /** At a stop the store may be closed already: what is left to do is done after the next start. */
    private void stumbled(RuntimeException failure) {
        if (terms.goesOn.getAsBoolean()) {
            LOG.error("The queue {} stumbled and goes on in a moment.", queue, failure);
            rest();
        }
    }

    private void ask() {
        Instant now = now();
        if (!terms.goesOn.getAsBoolean()) {
            return;
        }
        if (!hooks.ready() || restUntil.isAfter(now)) {
            alarm.at(restUntil.isAfter(now) ? restUntil : now.plus(REST));
            return;
        }
        int room = terms.mostOpen - open.size();
        if (room <= 0) {
            return;
        }
        List<StoredMessage> page = context.store().due(DueQuery.head(queue, now, terms.mostOpen));
        page.stream()
                .filter(message -> !open.containsKey(message.id()))
                .limit(room)
                .forEach(this::ask);
        if (page.size() < terms.mostOpen) {
            context.store().nextDue(queue).filter(at -> at.isAfter(now)).ifPresent(alarm::at);
        }
    }

    private void ask(StoredMessage message) {
        if (context.gate().isWithdrawn(message.id())) {
            return;
        }
        Question question = new Question(message, now().plus(PATIENCE));
        open.put(message.id(), question);
        var _ = clerk.apply(message).whenComplete((rule, failure) -> post(() -> answered(question, rule, failure)));
    }

    private void answered(Question question, Journal.@Nullable Rule rule, @Nullable Throwable failure) {
        if (rule == null) {
            LOG.error("Message {} could not be asked about; it will be again.", question.message.id(), failure);
            done(question);
            rest();
        } else {
            question.answer = rule;
        }
    }

    /** Stores answers in the order of the questions; one that is slow to come is passed. */
    private void settle() {
        Instant now = now();
        for (Question question : List.copyOf(open.values())) {
            Journal.Rule answer = question.answer;
            if (answer != null && !question.settled) {
                question.settled = true;
                store(question, answer);
            } else if (answer == null && question.patience.isAfter(now)) {
                alarm.at(question.patience);
                return;
            }
        }
    }

    private void store(Question question, Journal.Rule answer) {
        long asked = question.message.version();
        context.journal()
                .change(
                        question.message.id(),
                        Durability.WRITTEN,
                        current -> current.version() == asked ? answer.decide(current) : Optional.empty())
                .whenComplete((_, failure) -> post(() -> {
                    done(question);
                    if (failure != null && terms.goesOn.getAsBoolean()) {
                        LOG.error("What follows for message {} could not be stored.", question.message.id(), failure);
                        rest();
                    }
                }));
    }

    private void done(Question question) {
        open.remove(question.message.id());
    }

    private void rest() {
        restUntil = now().plus(REST);
        alarm.at(restUntil);
    }

    private Instant now() {
        return context.time().clock().instant();
    }

    /** A message that is being asked about. Used by one thread at a time. */
    private static final class Question {

        private final StoredMessage message;
        private final Instant patience;
        private Journal.@Nullable Rule answer;
        private boolean settled;

        Question(StoredMessage message, Instant patience) {
            this.message = message;
            this.patience = patience;
        }
    }
}
