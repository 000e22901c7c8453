package io.stonechat.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the configuration whenever one of its files has changed; one with errors changes nothing, and is tried again
 * when one of the files has changed that it is made of, or would be if they were there.
 *
 * <p>Scripts stand in the same folders as a rule, so what counts is what the files say, not that something was saved.
 */
final class ConfigWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

    /** What a file says that is not there, or not written yet, as for a moment while an editor replaces it. */
    private static final String AWAY = "\0";

    private final ScriptHost host;
    private final Supplier<ConfigFile> source;
    private Map<Path, String> seen;
    private List<Diagnostic> told = List.of();
    private volatile boolean closed;
    private volatile FolderWatch watch;

    ConfigWatch(ScriptHost host, Supplier<ConfigFile> source) {
        this.host = host;
        this.source = source;
        this.seen = contents();
        this.watch = new FolderWatch(host.watchedFiles(), this::look);
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }

    private void look() {
        var now = contents();
        if (now.entrySet().stream().anyMatch(this::hasChanged)) {
            seen = now;
            tell(apply());
        }
        if (!watch.covers(host.watchedFiles())) {
            follow();
        }
    }

    /** A file that is away changes nothing by that: most are back in a moment. */
    private boolean hasChanged(Map.Entry<Path, String> file) {
        var text = file.getValue();
        return !text.equals(AWAY) && !text.equals(seen.get(file.getKey()));
    }

    /** The configuration is made of other files now, maybe in other folders. Runs on the thread of the watch before. */
    private void follow() {
        var before = watch;
        watch = new FolderWatch(host.watchedFiles(), this::look);
        before.close();
        seen = contents();
        // What was written after it was read, and before it was watched, would wait for the next change.
        var problems = apply();
        if (problems.stream().anyMatch(Diagnostic::isError) && !problems.equals(told)) {
            tell(problems);
        }
        if (closed) {
            watch.close();
        }
    }

    /** There is time: it is the messages that are in a hurry. */
    private List<Diagnostic> apply() {
        return Pieces.unhurried(() -> {
            try {
                return host.apply(source.get());
            } catch (ConfigException e) {
                host.refuse(e.problems());
                return e.problems();
            }
        });
    }

    private void tell(List<Diagnostic> problems) {
        told = problems;
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            LOG.error(
                    "the configuration was not reloaded, the one loaded before goes on:\n{}",
                    new ConfigException(problems).getMessage());
        } else {
            problems.forEach(warning -> LOG.warn("{}", warning.headline()));
            LOG.info("the configuration was reloaded");
        }
    }

    private Map<Path, String> contents() {
        var contents = new HashMap<Path, String>();
        host.watchedFiles().forEach(file -> contents.put(file, content(file)));
        return contents;
    }

    /** What tells the text of a file from another. */
    private String content(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            long octets = in.transferTo(OutputStream.nullOutputStream());
            return octets == 0 && !host.mayBeEmpty(file)
                    ? AWAY
                    : HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException _) {
            return AWAY;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
