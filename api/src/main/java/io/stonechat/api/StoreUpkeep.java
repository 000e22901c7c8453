package io.stonechat.api;

import io.stonechat.store.DurableStore;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreReport;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a store on a disk in order: looks through it, copies it. */
public final class StoreUpkeep {

    private final MessageStore store;

    StoreUpkeep(MessageStore store) {
        this.store = store;
    }

    /** Reads everything, and passes on what is wrong, then a summary. */
    void verify(Consumer<ObjectNode> items) {
        report(onDisk().verify(), items);
    }

    /** Passes on what a look through a store has found. */
    public static void report(StoreReport report, Consumer<ObjectNode> items) {
        report.problems().forEach(problem -> items.accept(object("damage", problem)));
        items.accept(object(
                        "summary",
                        "%d messages and %d index entries read: %s"
                                .formatted(
                                        report.messages(),
                                        report.indexEntries(),
                                        report.isSound() ? "all is well." : "what is wrong stands above."))
                .put("messages", report.messages())
                .put("index_entries", report.indexEntries())
                .put("sound", report.isSound()));
    }

    /**
     * Copies the store while it is in use.
     *
     * @param folder where to; must not be there yet
     */
    void backup(String folder, Consumer<ObjectNode> items) {
        onDisk().backup(Path.of(folder));
        items.accept(
                object("backup", "The store is copied to %s.".formatted(folder)).put("folder", folder));
    }

    private DurableStore onDisk() {
        if (store instanceof DurableStore durable) {
            return durable;
        }
        throw Refusal.impossible("This store is not on a disk: there is nothing to verify or to copy.");
    }

    private static ObjectNode object(String type, String sentence) {
        return JsonMapper.shared().createObjectNode().put("type", type).put("sentence", sentence);
    }
}
