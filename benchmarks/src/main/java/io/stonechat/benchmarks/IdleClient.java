package io.stonechat.benchmarks;

import io.stonechat.protocol.Responses;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Binds many sessions, says so, and lets them idle until it is killed. */
@Command(name = "idle-client", mixinStandardHelpOptions = true, description = "Holds idle transceiver sessions.")
final class IdleClient implements Callable<Integer> {
    /** What it prints when all are bound. */
    static final String BOUND = "all bound";

    private static final int AT_A_TIME = 64;

    @Option(names = "--port", required = true, description = "the server's port")
    private int port;

    @Option(names = "--sessions", description = "how many; ${DEFAULT-VALUE} by default")
    private int sessions = 10_000;

    private final ConcurrentLinkedQueue<SmppSession> bound = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public Integer call() throws InterruptedException {
        var config = ClientConfig.builder()
                .port(port)
                .systemId("smppclient1")
                .password("password")
                .build();
        var handler = ClientHandler.of((request, exchange) -> exchange.respond(Responses.accepting(request, "")));
        var places = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sessions; i++) {
                places.acquire();
                threads.execute(() -> bind(config, handler, places));
            }
        }
        if (failed.get() > 0) {
            System.out.println(failed.get() + " of " + sessions + " sessions could not be bound");
            return 1;
        }
        System.out.println(BOUND);
        Thread.currentThread().join();
        return 0;
    }

    private void bind(ClientConfig config, ClientHandler handler, Semaphore places) {
        try {
            bound.add(SmppClient.connect(config, handler));
        } catch (RuntimeException e) {
            failed.incrementAndGet();
        } finally {
            places.release();
        }
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new IdleClient()).execute(args));
    }
}
