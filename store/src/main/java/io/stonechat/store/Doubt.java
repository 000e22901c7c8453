package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The note that a store leaves beside its log when its disk fails: up to where the log was called durable. New messages
 * behind that were refused to their senders; they may be in the log all the same, and must not be sent.
 */
final class Doubt {

    private static final Logger LOG = LoggerFactory.getLogger(Doubt.class);
    private static final String FILE = "refused-from";

    private final Path file;

    Doubt(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /** Leaves the note, as far as the disk lets it. */
    void leave(long durable) {
        try {
            Files.writeString(file, Long.toString(durable));
        } catch (IOException failure) {
            LOG.warn(
                    "New messages that are refused from now on may be sent after a restart: {} cannot be written ({}).",
                    file,
                    failure.getMessage());
        }
    }

    /** From where on new messages are not to be stored after all; empty without a note. */
    OptionalLong refusedFrom() throws IOException {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** It no longer matters. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
