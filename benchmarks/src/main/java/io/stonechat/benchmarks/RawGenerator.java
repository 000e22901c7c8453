package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/**
 * Load without an SMPP library, so that the server is measured and not the client: one thread, non-blocking sockets,
 * requests encoded beforehand in which only the sequence number changes, as many to a write as the window has room
 * for, as many responses to a read as have come.
 */
final class RawGenerator implements Load {
    private static final long DRAIN_SECONDS = 5;

    private final LoadOptions options;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<RawBind> binds = new ArrayList<>();
    private final Selector selector = Selector.open();
    private volatile boolean stopping;
    private Future<?> driven = CompletableFuture.completedFuture(null);

    RawGenerator(LoadOptions options) throws IOException {
        this.options = options;
    }

    @Override
    public void start(Tally tally) throws IOException {
        for (int i = 0; i < options.binds; i++) {
            binds.add(new RawBind(options, selector, tally));
        }
        Callable<Void> drive = () -> {
            drive();
            return null;
        };
        driven = thread.submit(drive);
    }

    private void drive() throws IOException {
        for (RawBind bind : binds) {
            bind.fill();
        }
        while (!stopping || unanswered() > 0) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                serve((RawBind) key.attachment(), key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void serve(RawBind bind, SelectionKey key) throws IOException {
        if (key.isReadable()) {
            bind.read();
        }
        if (!stopping || key.isWritable()) {
            bind.fill();
        }
    }

    private long unanswered() {
        return binds.stream().mapToLong(RawBind::unanswered).sum();
    }

    @Override
    public long stop() throws Exception {
        stopping = true;
        try {
            driven.get(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            // What is unanswered by now is lost.
        }
        thread.shutdownNow();
        for (RawBind bind : binds) {
            bind.close();
        }
        return unanswered();
    }

    @Command(name = "raw-generator", description = "Puts load on any SMPP server; prints one line of JSON.")
    private static final class Main extends LoadCommand {
        @Override
        Load load(LoadOptions options) throws IOException {
            return new RawGenerator(options);
        }
    }

    static void main(String[] args) {
        LoadCommand.main(new Main(), args);
    }
}
