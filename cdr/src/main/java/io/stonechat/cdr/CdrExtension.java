package io.stonechat.cdr;

import static java.util.Objects.requireNonNull;

import io.stonechat.delivery.Ending;
import io.stonechat.delivery.FinalSink;
import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Deadline;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.Namespace;
import io.stonechat.store.MessageKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a record of each message that has ended, where the configuration has a section {@code cdr}.
 *
 * <p>The host has to know it before the extension whose messages it writes about: what is started first is closed last.
 */
public final class CdrExtension implements HostExtension {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.cdr");
    private static final int LAST_WRITE_SECONDS = 10;

    private final FinalSink sink = new Sink();
    private @Nullable HostContext context;
    private @Nullable ExecutorService thread;
    private @Nullable ExecutorService tidier;
    private volatile @Nullable CdrSettings settings;
    private volatile @Nullable CdrWriter writer;

    /** An extension that writes nothing yet. */
    public CdrExtension() {}

    /** Who is to be told of the end of each message. It wants nothing while there is no section {@code cdr}. */
    public FinalSink sink() {
        return sink;
    }

    /** How it goes; empty where no records are written. */
    public Optional<CdrFigures> figures() {
        return Optional.ofNullable(writer).map(CdrWriter::figures);
    }

    @Override
    public String name() {
        return "cdr";
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        if (section instanceof ConfigMapping mapping && !mapping.entries().isEmpty()) {
            errors.error(section, "the section \"cdr\" stands at the top of the configuration, not in \"extensions\"");
        }
    }

    @Override
    public Set<String> validateShared(ConfigMapping root, ConfigErrors errors) {
        CdrSettings.read(root, errors);
        return Set.of("cdr");
    }

    @Override
    public List<HandlerKind> handlerKinds() {
        return List.of();
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of();
    }

    @Override
    public void start(HostContext given) {
        context = given;
        apply(given.config());
    }

    @Override
    public void open() {}

    @Override
    public void apply(ConfigNode changed) {
        CdrSettings now = CdrSettings.read(requireNonNull(context).root(), new ConfigErrors())
                .orElse(null);
        settings = now;
        CdrWriter current = writer;
        if (now != null && current == null) {
            HostContext given = requireNonNull(context);
            CdrWriter begun = new CdrWriter(now, CdrFiles.DISK, time(given), given.node());
            begun.start();
            writer = begun;
            LOG.info("records of messages are written to {}", now.folder());
        } else if (now != null && current != null) {
            current.use(now);
        }
    }

    private CdrTime time(HostContext given) {
        ExecutorService one = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("stonechat-cdr").factory());
        ExecutorService other = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("stonechat-cdr-tidy").factory());
        thread = one;
        tidier = other;
        return new CdrTime(given.clock(), given.timer(), one, other);
    }

    /** Messages may still end while others finish: the last records are written when it is closed. */
    @Override
    public boolean drain(Deadline deadline) {
        return true;
    }

    @Override
    public void close() {
        CdrWriter current = writer;
        writer = null;
        settings = null;
        if (current != null) {
            try {
                current.end().get(LAST_WRITE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
                LOG.warn("the last records were not written in time; they are after the next start");
            }
            requireNonNull(thread).shutdown();
            requireNonNull(tidier).shutdown();
        }
    }

    private final class Sink implements FinalSink {

        @Override
        public String name() {
            return "cdr";
        }

        @Override
        public boolean wants(MessageKind kind) {
            CdrSettings now = settings;
            return now != null
                    && switch (kind) {
                        case SUBMIT, MO -> true;
                        case RECEIPT -> now.receipts();
                        case UPSTREAM_RECEIPT -> false;
                    };
        }

        @Override
        public CompletionStage<?> take(Ending ending) {
            CdrWriter current = writer;
            return current == null
                    ? CompletableFuture.failedFuture(new CdrRefusedException("The gateway is about to stop."))
                    : current.take(ending);
        }
    }
}
