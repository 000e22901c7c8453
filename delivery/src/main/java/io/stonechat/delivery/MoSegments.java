package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.Change;
import io.stonechat.store.CommitResult;
import io.stonechat.store.DueQuery;
import io.stonechat.store.Durability;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    MoSegments(LaneContext context) {
        this.context = context;
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
     * Takes a segment.
     *
     * @param record what is to be stored of it
     * @param segment which one it is
     * @param until when its message is given up, if it is the first to come
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> take(Draft record, MoSegment segment, Instant until) {
        String name = segment.group();
        Group group = groups.computeIfAbsent(name, _ -> new Group(until));
        var answer = new CompletableFuture<CommandStatus>();
        CompletableFuture<CommandStatus> earlier = group.answers.putIfAbsent(segment.number(), answer);
        if (earlier != null) {
            return earlier;
        }
        record.set(record.message().with(new Lineage(null, segment.number(), segment.total(), null, name)));
        record.move(StoredState.HELD, new Place(QUEUE, group.until));
        Decision decision = record.decision();
        context.journal().add(Purpose.MO, List.of(decision)).whenComplete((result, failure) -> {
            if (failure == null && result instanceof CommitResult.Committed) {
                group.stored.put(segment.number(), decision.next().id());
                answer.complete(CommandStatus.ESME_ROK);
                join(name);
            } else {
                LOG.error(
                        "A segment of a message from a handset could not be stored; it is to be sent again.", failure);
                group.answers.remove(segment.number(), answer);
                answer.complete(CommandStatus.ESME_RX_T_APPN);
            }
        });
        return answer;
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
        if (complete && groups.remove(name, group)) {
            join(segments);
        }
    }

    private void join(List<StoredMessage> segments) {
        Moment moment = context.moment();
        StoredMessage first = segments.getFirst();
        List<MessageRequest> pdus = segments.stream().map(StoredMessage::pdu).toList();
        Draft draft = new Draft(first.with(MoSegment.whole(pdus)).with(Lineage.WHOLE), moment);
        draft.move(StoredState.QUEUED, Place.forAccount(first.origin().account(), moment.now()));
        List<StoredMessage> others = new ArrayList<>(segments.subList(1, segments.size()));
        others.forEach(other -> draft.also(new Change.Remove(other.id(), other.version())));
        context.journal()
                .change(
                        first,
                        Durability.WRITTEN,
                        current -> isUnchanged(first) && others.stream().allMatch(this::isUnchanged)
                                ? Optional.of(draft.decision())
                                : Optional.empty())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error(
                                "The segments of a message could not be joined; they are delivered as they came.",
                                failure);
                    }
                });
    }

    private boolean isUnchanged(StoredMessage read) {
        return context.store()
                .find(read.id())
                .filter(current -> current.version() == read.version())
                .isPresent();
    }

    /** The time of a segment's message is over: it is delivered as it came. */
    void due(StoredMessage segment) {
        Moment moment = context.moment();
        String name = segment.lineage().group();
        if (name != null) {
            groups.remove(name);
        }
        context.journal()
                .change(
                        segment,
                        Durability.WRITTEN,
                        current -> waits(current) ? Optional.of(asItCame(current, moment)) : Optional.empty())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("The segment {} could not be released; it is tried again.", segment.id(), failure);
                    }
                });
    }

    /** In the order they came in, and over one session. */
    private static Decision asItCame(StoredMessage segment, Moment moment) {
        Draft draft = new Draft(segment, moment);
        draft.set(segment.with(
                Lineage.WHOLE.inGroup(String.valueOf(segment.lineage().group()))));
        draft.move(
                StoredState.QUEUED,
                Place.forAccount(segment.origin().account(), segment.times().accepted()));
        return draft.decision();
    }

    private static boolean waits(StoredMessage segment) {
        Place place = segment.progress().place();
        return place != null && place.queue().equals(QUEUE);
    }
}
