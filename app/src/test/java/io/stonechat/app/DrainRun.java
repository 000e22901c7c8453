package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import io.stonechat.app.KillCentre.Manners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.core.ConditionTimeoutException;

/**
 * SIGTERM under load, again and again: a real gateway process is stopped while messages flow and started anew. Nothing may be
 * lost, nothing may arrive twice, and nobody may be left with a link that was not unbound or a request that was not answered.
 */
final class DrainRun {

    private static final int PER_SECOND = 400;
    private static final int MOST_BETWEEN = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Manners MANNERS = new Manners(0.1, 0, Duration.ZERO, 0);
    private static final String UNBOUND = "unbound by the peer";

    private final Path folder;
    private final int times;
    private final SplittableRandom random;
    private final KillLedger ledger = new KillLedger();

    DrainRun(Path folder, int times, long seed) {
        this.folder = folder;
        this.times = times;
        this.random = new SplittableRandom(seed);
    }

    /** Runs it; what was found, if the promise was kept. */
    KillVerdict run() throws Exception {
        int firstPort = FreePort.choose();
        int secondPort = FreePort.choose(firstPort);
        int port = FreePort.choose(firstPort, secondPort);
        Path config = config(port, firstPort, secondPort);
        try (var first = new KillCentre(ledger, MANNERS, firstPort);
                var second = new KillCentre(ledger, MANNERS, secondPort);
                var gateway = new GatewayProcess(config, port)) {
            gateway.start();
            StringBuilder statuses = new StringBuilder();
            List<String> esmeEnds;
            try (var esme = new KillEsme(ledger, port, PER_SECOND, false)) {
                for (int i = 0; i < times; i++) {
                    progress(1 + random.nextInt(MOST_BETWEEN));
                    statuses.append(gateway.stop());
                    gateway.start();
                }
                progress(1);
                esme.rest();
                settle(config);
                RecordAudit.awaitWritten(config);
                statuses.append(gateway.stop());
                awaitEnds(first, second, esme);
                esmeEnds = esme.ends();
            }
            List<String> exported = exported(config);
            KillVerdict verdict = KillVerdict.of(KillVariant.GATEWAY, ledger, exported);
            RecordAudit.of(folder.resolve("cdr"), exported).judge(verdict);
            judge(verdict, statuses.toString(), List.of(first.ends(), second.ends(), esmeEnds));
            return verdict;
        }
    }

    private void judge(KillVerdict verdict, String statuses, List<List<String>> ends) {
        if (!statuses.equals("0".repeat(times + 1))) {
            verdict.broken("the exit statuses were " + statuses);
        }
        if (verdict.repeats() > 0) {
            verdict.broken("%d messages or receipts arrived twice".formatted(verdict.repeats()));
        }
        ends.stream()
                .filter(seen -> seen.size() <= times)
                .forEach(seen -> verdict.broken("a peer saw only these sessions end: " + seen));
        ends.stream()
                .flatMap(List::stream)
                .filter(end -> !end.equals(UNBOUND))
                .forEach(end -> verdict.broken("a session ended otherwise than by unbind: " + end));
        verdict.note("%d stops".formatted(times + 1));
    }

    /** Each side of the gateway learns of the end of a link by itself. */
    private static void awaitEnds(KillCentre first, KillCentre second, KillEsme esme) {
        await().atMost(PATIENCE).until(() -> first.isAlone() && second.isAlone() && esme.isAlone());
    }

    /** Waits until so many more messages have got their promise. */
    private void progress(int messages) {
        long goal = ledger.promised() + messages;
        await("messages go through again after " + ledger)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> ledger.promised() >= goal);
    }

    private void settle(Path config) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> ledger.missing(true) == 0);
            RecordAudit.awaitEnded(config);
        } catch (ConditionTimeoutException _) {
            // The verdict names them.
        }
    }

    private static List<String> exported(Path config) {
        CommandRun run = CommandRun.of("store", "export", "--config", config.toString());
        if (run.status() != 0) {
            throw new AssertionError("stonechat store export: " + run.err());
        }
        return run.out().lines().toList();
    }

    private Path config(int port, int firstPort, int secondPort) throws IOException {
        return Files.writeString(folder.resolve("stonechat.yaml"), """
                log: { level: info }
                server: { drain_secs: 120 }
                store: { path: data, reserve: 1MiB, accept_deadline: 60s }
                cdr: { path: cdr, rotate: { size: 256KiB } }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    users: [ { system_id: acme, password: secret, max_binds: 10 } ]
                    binds:
                      - { name: a, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway, connections: 2,
                          max_msg_per_sec: 300, response_timer_ms: 60000 }
                      - { name: b, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway, connections: 2,
                          response_timer_ms: 60000 }
                    routing: { default_chain: ["bind:a", "bind:b", "queue"] }
                """.formatted(port, firstPort, secondPort));
    }
}
