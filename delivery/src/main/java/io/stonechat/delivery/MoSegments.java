package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.Change;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long messages from handsets, on their way to being put together: each segment is stored before it is answered, in any
 * order, and all become one message when the last is there. What is not complete in time is delivered as it came.
 */
final class MoSegments {

    /** The queue that segments wait in; due when their message is given up. */
    static final String QUEUE = "concat";

    private static final Logger LOG = LoggerFactory.getLogger(MoSegments.class);
    private static final int PAGE = 256;

    private final LaneContext context;
    private final Mailboxes mailboxes;
    private final Owners owners;
    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    MoSegments(LaneContext context, Mailboxes mailboxes, Owners owners) {
        this.context = context;
        this.mailboxes = mailboxes;
        this.owners = owners;
    }

    /** The segments of one message that have come; those that are not stored yet have no id. */
    private static final class Group {

        private final Instant until;
        private final Map<Integer, CompletableFuture<CommandStatus>> answers = new ConcurrentHashMap<>();
        private final Map<Integer, MessageId> stored = new ConcurrentHashMap<>();

        Group(Instant until) {
            this.until = until;
        }
    }

    /** Finds again what had come before delivery was started. */
    void recover() {
        List<StoredMessage> page = context.store().due(DueQuery.head(QUEUE, Instant.MAX, PAGE));
        while (!page.isEmpty()) {
            page.forEach(this::noteStored);
            page = context.store().due(DueQuery.head(QUEUE, Instant.MAX, PAGE).after(page.getLast()));
        }
        joinAll();
    }

    /** Makes messages of what is complete. */
    void joinAll() {
        List.copyOf(groups.keySet()).forEach(this::join);
    }

    private void noteStored(StoredMessage segment) {
        Place place = segment.progress().place();
        String name = segment.lineage().group();
        if (place != null && name != null) {
            Group group = groups.computeIfAbsent(name, _ -> new Group(place.at()));
            int number = segment.lineage().part();
            group.answers.put(number, CompletableFuture.completedFuture(CommandStatus.ESME_ROK));
            group.stored.put(number, segment.id());
        }
    }

    /**
     * A segment that has come.
     *
     * @param record what is to be stored of it; nothing if it has come before
     * @param segment which one it is
     * @param answer completes with the status to answer it with, once it is durable
     */
    record Arrival(Draft record, MoSegment segment, CompletableFuture<CommandStatus> answer, boolean isNew) {}

    /**
     * Notes a segment; its record, if it is new, is for the caller to store, and what came of that to be {@link #settled}.
     *
     * @param record the message that it would be by itself
     * @param segment which one it is
     * @param until when its message is given up, if it is the first to come
     */
    Arrival arrive(Draft record, MoSegment segment, Instant until) {
        String name = segment.group();
        Group group = groups.computeIfAbsent(name, _ -> new Group(until));
        var answer = new CompletableFuture<CommandStatus>();
        CompletableFuture<CommandStatus> earlier = group.answers.putIfAbsent(segment.number(), answer);
        if (earlier != null) {
            return new Arrival(record, segment, earlier, false);
        }
        record.set(record.message().with(new Lineage(null, segment.number(), segment.total(), null, name)));
        record.move(StoredState.HELD, new Place(QUEUE, group.until));
        return new Arrival(record, segment, answer, true);
    }

    /** A new segment is stored, or could not be: then it is to be sent again. */
    void settled(Arrival arrival, CommandStatus status) {
        MoSegment segment = arrival.segment();
        Group group = groups.get(segment.group());
        if (group != null && status.isOk()) {
            group.stored.put(segment.number(), arrival.record().message().id());
        } else if (group != null) {
            group.answers.remove(segment.number(), arrival.answer());
        }
        arrival.answer().complete(status);
        join(segment.group());
    }

    /** Makes one message of the segments, if all are there; by whoever sees that first. */
    private void join(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return;
        }
        List<StoredMessage> segments = group.stored.values().stream()
                .flatMap(id -> context.store().find(id).stream())
                .filter(MoSegments::waits)
                .sorted((one, other) ->
                        Integer.compare(one.lineage().part(), other.lineage().part()))
                .toList();
        boolean complete = !segments.isEmpty()
                && segments.size() == segments.getFirst().lineage().parts();
        if (complete && canBeGiven(segments.getFirst()) && groups.remove(name, group)) {
            join(segments);
        }
    }

    private void join(List<StoredMessage> segments) {
        StoredMessage first = segments.getFirst();
        List<MessageRequest> pdus = segments.stream().map(StoredMessage::pdu).toList();
        StoredMessage whole = first.with(MoSegment.whole(pdus)).with(Lineage.WHOLE);
        ownersOf(whole)
                .thenCompose(accounts -> {
                    Draft draft = new Draft(whole, context.moment());
                    segments.subList(1, segments.size())
                            .forEach(other -> draft.also(new Change.Remove(other.id(), other.version())));
                    Decision decision = given(draft, accounts);
                    return context.journal()
                            .change(
                                    first,
                                    Durability.WRITTEN,
                                    _ -> segments.stream().allMatch(this::isUnchanged)
                                            ? Optional.of(decision)
                                            : Optional.empty());
                })
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error(
                                "The segments of a message could not be joined; they are delivered as they came.",
                                failure);
                    }
                });
    }

    /** Whether it is known whose the message is, or somebody can say. */
    private boolean canBeGiven(StoredMessage segment) {
        return !segment.origin().account().isEmpty() || owners.ready();
    }

    private CompletionStage<List<String>> ownersOf(StoredMessage message) {
        String account = message.origin().account();
        return account.isEmpty()
                ? owners.of(message.origin().systemId(), message.pdu())
                : CompletableFuture.completedFuture(List.of(account));
    }

    /** What has an owner already goes into its mailbox however full that is: it has been answered. */
    private Decision given(Draft draft, List<String> accounts) {
        String account = draft.message().origin().account();
        if (account.isEmpty()) {
            return mailboxes.handOver(draft, accounts);
        }
        draft.move(StoredState.QUEUED, Place.forAccount(account, draft.now()));
        return draft.decision();
    }

    private boolean isUnchanged(StoredMessage read) {
        return context.store()
                .find(read.id())
                .filter(current -> current.version() == read.version())
                .isPresent();
    }

    /** The time of a segment's message is over: it is delivered as it came, in the order of coming, over one session. */
    void due(StoredMessage segment) {
        if (!canBeGiven(segment)) {
            return;
        }
        String name = segment.lineage().group();
        if (name != null) {
            groups.remove(name);
        }
        ownersOf(segment)
                .thenCompose(accounts -> context.journal()
                        .change(
                                segment,
                                Durability.WRITTEN,
                                current ->
                                        waits(current) ? Optional.of(asItCame(current, accounts)) : Optional.empty()))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("The segment {} could not be released; it is tried again.", segment.id(), failure);
                    }
                });
    }

    private Decision asItCame(StoredMessage segment, List<String> accounts) {
        Draft draft = new Draft(
                segment.with(
                        Lineage.WHOLE.inGroup(String.valueOf(segment.lineage().group()))),
                context.moment());
        String account = segment.origin().account();
        if (account.isEmpty()) {
            return mailboxes.handOver(draft, accounts);
        }
        draft.move(StoredState.QUEUED, Place.forAccount(account, segment.times().accepted()));
        return draft.decision();
    }

    private static boolean waits(StoredMessage segment) {
        Place place = segment.progress().place();
        return place != null && place.queue().equals(QUEUE);
    }
}
