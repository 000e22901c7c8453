package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one text that we split, for one destination: several records, one message for its ESME. It is delivered
 * only when all parts are, and gets one receipt when the last of them has ended.
 *
 * @param others the other parts as they are stored, in their order
 * @param part the part that something happens to
 */
record TextParts(StoredMessage part, List<StoredMessage> others) {

    private static final String PREFIX = "text:";

    /** The concatenation group of a text to one destination. */
    static String group(MessageId told, int firstPart) {
        return PREFIX + told + ":" + firstPart;
    }

    /** Whether a record is one part of a text that we split. */
    static boolean isPart(StoredMessage message) {
        String group = message.lineage().group();
        return group != null && group.startsWith(PREFIX);
    }

    /** Where the parts that were told under one id are found; {@link MessageStore#parts}, for one. */
    static TextParts of(StoredMessage part, Function<MessageId, List<StoredMessage>> stored) {
        List<StoredMessage> others = stored.apply(part.toldId()).stream()
                .filter(other -> !other.id().equals(part.id()))
                .filter(other -> isPart(other)
                        && String.valueOf(other.lineage().group())
                                .equals(part.lineage().group()))
                .toList();
        return new TextParts(part, others);
    }

    /** The part that decides of the others' ends: each end changes it too, so that no two parts both think they are last. */
    @Nullable
    StoredMessage lead() {
        return others.isEmpty()
                        || others.getFirst().lineage().part() > part.lineage().part()
                ? null
                : others.getFirst();
    }

    /** Whether the other parts have all ended. */
    boolean isLast() {
        return others.stream().allMatch(other -> other.state().isFinal());
    }

    /** The part, and the others, in their order. */
    List<StoredMessage> all() {
        List<StoredMessage> all = new ArrayList<>(others);
        all.add(part);
        all.sort(Comparator.comparingInt(message -> message.lineage().part()));
        return all;
    }

    /** The state of it all: DELIVERED or ACCEPTED if every part is, else that of the first part that is neither. */
    StoredState verdict() {
        List<StoredMessage> all = all();
        return all.stream()
                .map(StoredMessage::state)
                .filter(state -> state != StoredState.DELIVERED && state != StoredState.ACCEPTED)
                .findFirst()
                .orElse(
                        all.stream().allMatch(message -> message.state() == StoredState.DELIVERED)
                                ? StoredState.DELIVERED
                                : StoredState.ACCEPTED);
    }

    /** What the one receipt tells. */
    ReceiptFacts facts(MessageState state, ReceiptFacts.News news) {
        List<StoredMessage> all = all();
        long delivered = all.stream()
                .filter(message -> message.state() == StoredState.DELIVERED || message.state() == StoredState.ACCEPTED)
                .count();
        String error = all.stream()
                .filter(message -> message.state() == verdict())
                .findFirst()
                .map(ReceiptFacts::error)
                .orElse(ReceiptFacts.error(part));
        Octets network = ReceiptFacts.isDelivered(state) ? null : news.networkErrorCode();
        return new ReceiptFacts(
                state,
                false,
                news.done(),
                all.size(),
                (int) delivered,
                error,
                network,
                ReceiptFacts.beginning(all.getFirst()));
    }
}
