package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RCANCELFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVMSGID;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RREPLACEFAIL;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The messages that the centre holds, found by the id it gave; above the limit the oldest are forgotten. */
final class Spool {

    private static final int LIMIT = 100_000;
    /** The absolute time format of SMPP 3.4 §7.1.1.1, in UTC: tenths of a second and no offset. */
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'000+'").withZone(ZoneOffset.UTC);

    private final Map<String, List<HeldMessage>> byId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<HeldMessage>> eldest) {
            return size() > LIMIT;
        }
    };

    /** Keeps the messages of one submit, all under the same id. */
    synchronized void keep(List<HeldMessage> messages) {
        byId.put(messages.getFirst().facts().responseId(), List.copyOf(messages));
    }

    /** Answers query_sm (SMPP 3.4 §4.8). */
    QuerySmResp query(QuerySm query, String systemId) {
        return find(query.messageId(), systemId, query.source())
                .map(messages -> state(query, messages.getFirst()))
                .orElseGet(() -> new QuerySmResp(query.sequenceNumber(), ESME_RINVMSGID, query.messageId(), "", 0, 0));
    }

    /** Cancels what is still on its way (SMPP 3.4 §4.9); {@code delete} ends a message, and says whether it was open. */
    CommandStatus cancel(CancelSm cancel, String systemId, Predicate<HeldMessage> delete) {
        Optional<List<HeldMessage>> found = find(cancel.messageId(), systemId, cancel.source());
        if (found.isEmpty()) {
            return ESME_RINVMSGID;
        }
        return found.get().stream().filter(delete).count() == 0 ? ESME_RCANCELFAIL : ESME_ROK;
    }

    /** Replaces the text of what is still on its way (SMPP 3.4 §4.10). */
    CommandStatus replace(ReplaceSm replace, String systemId) {
        Optional<List<HeldMessage>> found = find(replace.messageId(), systemId, replace.source());
        if (found.isEmpty()) {
            return ESME_RINVMSGID;
        }
        boolean all = found.get().stream().allMatch(message -> message.replace(replace.shortMessage()));
        return all ? ESME_ROK : ESME_RREPLACEFAIL;
    }

    private synchronized Optional<List<HeldMessage>> find(String id, String systemId, Address source) {
        return Optional.ofNullable(byId.get(id)).filter(messages -> {
            HeldMessage.Facts facts = messages.getFirst().facts();
            return facts.systemId().equals(systemId)
                    && (source.isEmpty()
                            || source.address().equals(facts.source().address()));
        });
    }

    private static QuerySmResp state(QuerySm query, HeldMessage message) {
        @Nullable Instant ended = message.ended();
        return new QuerySmResp(
                query.sequenceNumber(),
                ESME_ROK,
                query.messageId(),
                ended == null ? "" : ABSOLUTE.format(ended),
                message.state().code(),
                ended == null ? 0 : message.facts().fate().error());
    }
}
