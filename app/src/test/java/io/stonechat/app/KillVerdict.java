package io.stonechat.app;

import io.stonechat.app.KillLedger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the promise was kept: what both ends saw, held against what the store says. */
final class KillVerdict {

    private static final int MOST_SHOWN = 20;
    private static final Set<String> OPEN = Set.of("scheduled", "queued", "attempting", "uncertain", "sent", "held");

    private final int resends;
    private final List<String> broken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, JsonNode> submits = new HashMap<>();
    private final Map<String, JsonNode> receipts = new HashMap<>();
    private long duplicates;
    private long doubleReceipts;

    private KillVerdict(int resends) {
        this.resends = resends;
    }

    static KillVerdict of(KillVariant variant, KillLedger ledger, List<String> exported) {
        KillVerdict verdict = new KillVerdict(variant.resends());
        exported.stream().map(JsonMapper.shared()::readTree).forEach(verdict::file);
        ledger.entries().forEach(verdict::judge);
        verdict.submits.values().stream()
                .filter(record -> OPEN.contains(text(record, "state")))
                .forEach(record ->
                        verdict.broken("message %s is still %s".formatted(text(record, "id"), text(record, "state"))));
        verdict.note(ledger.toString());
        verdict.note("%d duplicate submits and %d duplicate receipts, each after an unknown attempt"
                .formatted(verdict.duplicates, verdict.doubleReceipts));
        return verdict;
    }

    /** Sees to it that each record is known by what the ledger knows. */
    private void file(JsonNode record) {
        if (text(record, "kind").equals("submit")) {
            JsonNode twin = submits.put(text(record, "destination"), record);
            if (twin != null) {
                broken("there are two records of one submit: %s and %s".formatted(twin, record));
            }
        } else if (record.has("about")) {
            receipts.put(text(record, "about"), record);
        }
    }

    private void judge(Entry entry) {
        JsonNode record = submits.get(entry.destination);
        if (entry.isPromised()) {
            promised(entry, record);
        }
        if (entry.refused && entry.atUpstream.get() > 0) {
            broken("a refused message to %s went upstream".formatted(entry.destination));
        }
        int more = entry.atUpstream.get() - 1;
        if (more > 0) {
            duplicates += more;
            if (record == null || unknown(record) < more || more > resends) {
                broken("the message to %s went upstream %d times, of which the history knows %s"
                        .formatted(entry.destination, more + 1, record));
            }
        }
    }

    private void promised(Entry entry, @Nullable JsonNode record) {
        if (record == null) {
            broken("message %s got ESME_ROK and is not in the store".formatted(entry.id));
            return;
        }
        if (!text(record, "state").equals("delivered") && !isGivenUp(record)) {
            broken("message %s ended %s: %s".formatted(entry.id, text(record, "state"), record));
        }
        if (entry.atUpstream.get() == 0 && resends > 0) {
            broken("message %s never reached the upstream".formatted(entry.id));
        }
        if (entry.receipts.get() == 0) {
            broken("no receipt of message %s reached the ESME: %s"
                    .formatted(entry.id, receipts.get(text(record, "record"))));
        }
        if (!entry.receiptIds.stream().allMatch(id -> id.equals(entry.id))) {
            broken("message %s got receipts for %s".formatted(entry.id, entry.receiptIds));
        }
        repeatedReceipts(entry, record);
    }

    /** Nobody can say what became of it, however often it may be sent: that is its end. */
    private boolean isGivenUp(JsonNode record) {
        return text(record, "state").equals("unknown") && unknown(record) > resends;
    }

    private void repeatedReceipts(Entry entry, JsonNode record) {
        int more = entry.receipts.get() - 1;
        if (more > 0) {
            doubleReceipts += more;
            JsonNode receipt = receipts.get(text(record, "record"));
            if (receipt == null || unknown(receipt) < more) {
                broken("the ESME got %d receipts of message %s, of which the history knows %s"
                        .formatted(more + 1, entry.id, receipt));
            }
        }
    }

    private static long unknown(JsonNode record) {
        return record.path("attempts")
                .valueStream()
                .filter(attempt -> text(attempt, "result").equals("unknown"))
                .count();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** How often something arrived a second time. */
    long repeats() {
        return duplicates + doubleReceipts;
    }

    void broken(String sentence) {
        broken.add(sentence);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** What breaks the promise; empty when it was kept. */
    List<String> broken() {
        return broken;
    }

    @Override
    public String toString() {
        return String.join("; ", notes)
                + broken.stream().limit(MOST_SHOWN).map(line -> "\n  " + line).collect(Collectors.joining())
                + (broken.size() > MOST_SHOWN ? "\n  and %d more".formatted(broken.size() - MOST_SHOWN) : "");
    }
}
