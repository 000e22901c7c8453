package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoreOptions;
import io.stonechat.store.SyncMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code store} section: where messages are kept, how surely, and for how long.
 *
 * @param path the folder; null for a store in memory, which a restart empties
 * @param sync when an answer may be given
 * @param acceptDeadline how long a submit may take to become durable before it is refused
 * @param reserve how many octets of the disk stay free for what becomes of messages that are stored already
 * @param maxMessages how many messages that are not final; above it new submits are refused
 * @param keepText how long the text of a message is kept after its end
 * @param keepRecord how long everything else is
 */
public record StoreSettings(
        @Nullable Path path,
        SyncMode sync,
        Duration acceptDeadline,
        long reserve,
        long maxMessages,
        Duration keepText,
        Duration keepRecord) {

    private static final String KEY = "store";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final StoreSettings MEMORY =
            new StoreSettings(null, SyncMode.OS, Duration.ofSeconds(5), 0, 1_000_000, WEEK, WEEK);
    private static final long RESERVE = 512L << 20;
    private static final long MAX_MESSAGES = 10_000_000;
    private static final long MOST_ENDED = 1_000_000_000;

    /**
     * Reads the section.
     *
     * @param root the whole configuration
     * @param errors takes what is wrong; the result is to be used only if that is nothing
     */
    public static StoreSettings read(ConfigMapping root, ConfigErrors errors) {
        ConfigNode node = root.find(KEY).orElse(ConfigMapping.empty(root.place()));
        if (node instanceof ConfigScalar scalar && scalar.text() != null) {
            if (!"memory".equals(scalar.text())) {
                errors.error(node, "\"store\" must be a mapping of keys, or memory, found \"" + scalar.text() + "\"");
            }
            return MEMORY;
        }
        Path folder = root.place().file().resolveSibling("data");
        return read(ConfigSection.of(node, errors), folder);
    }

    private static StoreSettings read(ConfigSection store, Path folder) {
        ConfigSection retention = store.section("retention");
        Duration record = retention.duration("record", WEEK);
        Duration text = retention.duration("text", record);
        // Whoever writes records keeps them for so long; here it is only looked at for mistakes.
        Duration records = retention.duration("cdr", WEEK);
        retention.finish();
        StoreSettings read = new StoreSettings(
                store.path("path").orElse(folder),
                store.choice("sync", SyncMode.ALWAYS),
                store.duration("accept_deadline", MEMORY.acceptDeadline),
                store.size("reserve", RESERVE),
                store.number("max_messages", MAX_MESSAGES, 1, Long.MAX_VALUE),
                text,
                record);
        read.check(store, retention);
        if (!records.isPositive()) {
            retention.error("cdr", "\"cdr\" must be longer than 0: records are there to be read");
        }
        store.finish();
        return read;
    }

    private void check(ConfigSection store, ConfigSection retention) {
        if (store.has("path") && path != null && Files.exists(path) && !Files.isDirectory(path)) {
            store.error("path", "\"path\" must be a folder, and " + path + " is a file");
        }
        if (!acceptDeadline.isPositive()) {
            store.error("accept_deadline", "\"accept_deadline\" must be longer than 0: nothing is durable at once");
        }
        if (keepText.compareTo(keepRecord) > 0) {
            retention.error("text", "\"text\" must not be longer than \"record\": the text goes first");
        }
    }

    /** How an engine on a disk keeps it. */
    StoreOptions options() {
        // Ended messages go when their retention is over; the limit only keeps a flood of them from filling the disk
        // first.
        return StoreOptions.DEFAULT.with(sync).withReserve(reserve).with(new StoreLimits(maxMessages, MOST_ENDED));
    }

    /** The same, kept in another folder. */
    public StoreSettings in(Path folder) {
        return new StoreSettings(folder, sync, acceptDeadline, reserve, maxMessages, keepText, keepRecord);
    }

    /** Whether the store is the same: everything else may change while the gateway runs. */
    boolean sameStore(StoreSettings other) {
        return equals(new StoreSettings(
                other.path, other.sync, acceptDeadline, other.reserve, other.maxMessages, keepText, keepRecord));
    }
}
