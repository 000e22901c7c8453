package io.stonechat.cdr;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code cdr} section: which records are written, where, and for how long they are kept.
 *
 * @param folder where the files are
 * @param rotateSize how many octets a file has at most
 * @param rotateEvery how often another file is begun, whatever the size
 * @param keepCount how many closed files are kept, 0 for all
 * @param keepAge how long a closed file is kept
 * @param compress whether closed files are compressed, all but the newest
 * @param receipts whether the receipts that we make for ESMEs have records of their own
 * @param redaction what is not shown in a record
 */
record CdrSettings(
        Path folder,
        long rotateSize,
        CdrPeriod rotateEvery,
        int keepCount,
        Duration keepAge,
        boolean compress,
        boolean receipts,
        CdrRedaction redaction) {

    private static final String KEY = "cdr";
    private static final long ROTATE_SIZE = 100L << 20;
    private static final long SMALLEST = 4096;
    private static final Duration KEEP = Duration.ofDays(90);
    /** Keys that files from elsewhere may have, about ways to write records that are not part of this build. */
    private static final String[] ABSENT = {"backend", "channel_size", "rotate_size_mb"};

    /**
     * Reads the section.
     *
     * @param root the whole configuration
     * @param errors takes what is wrong; the result is to be used only if that is nothing
     * @return empty where there is no such section: no records are written then
     */
    static Optional<CdrSettings> read(ConfigMapping root, ConfigErrors errors) {
        ConfigSection top = ConfigSection.of(root, errors);
        Optional<ConfigNode> node = top.find(KEY);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        ConfigSection cdr = ConfigSection.of(node.get(), errors);
        boolean enabled = cdr.bool("enabled", true);
        CdrSettings read = read(cdr, root);
        return enabled ? Optional.of(read) : Optional.empty();
    }

    private static CdrSettings read(ConfigSection cdr, ConfigMapping root) {
        ConfigSection rotate = cdr.section("rotate");
        ConfigSection keep = cdr.section("keep");
        ConfigSection redact = cdr.section("redact");
        Path beside = root.place().file().resolveSibling(KEY);
        CdrSettings read = new CdrSettings(
                cdr.path("path").orElse(beside),
                rotate.size("size", ROTATE_SIZE),
                rotate.choice("every", CdrPeriod.DAY),
                keep.integer("count", 0, 0, Integer.MAX_VALUE),
                keep.duration("age", retention(root)),
                cdr.bool("compress", false),
                cdr.bool("receipts", false),
                new CdrRedaction(redact.bool("text", true), redact.bool("numbers", true)));
        if (Files.exists(read.folder) && !Files.isDirectory(read.folder)) {
            cdr.error("path", "\"path\" must be a folder, and " + read.folder + " is a file");
        }
        if (read.rotateSize < SMALLEST) {
            rotate.error("size", "\"size\" must be at least 4KiB: a file holds some records");
        }
        if (!read.keepAge.isPositive()) {
            keep.error("age", "\"age\" must be longer than 0: records are there to be read");
        }
        cdr.ignore(ABSENT);
        rotate.finish();
        keep.finish();
        redact.finish();
        cdr.finish();
        return read;
    }

    /** {@code store.retention.cdr}, whose mistakes are told by whoever reads the section {@code store}. */
    private static Duration retention(ConfigMapping root) {
        ConfigErrors toldElsewhere = new ConfigErrors();
        return ConfigSection.of(root, toldElsewhere)
                .find("store")
                .filter(ConfigMapping.class::isInstance)
                .map(store -> ConfigSection.of(store, toldElsewhere)
                        .section("retention")
                        .duration(KEY, KEEP))
                .orElse(KEEP);
    }
}
