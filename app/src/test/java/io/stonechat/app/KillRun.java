package io.stonechat.app;

import static org.awaitility.Awaitility.await;

import io.stonechat.app.KillVariant.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One trial of the promise: an ESME submits through a gateway process to an upstream, some of them are killed again and
 * again at random moments, and in the end the ledger of both ends is held against the store.
 */
final class KillRun {

    private static final int PER_SECOND = 400;
    private static final int MOST_BETWEEN = 500;
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final Duration SETTLING = Duration.ofMinutes(3);

    private final Path folder;
    private final KillVariant variant;
    private final int kills;
    private final SplittableRandom random;
    private final KillLedger ledger = new KillLedger();

    KillRun(Path folder, KillVariant variant, int kills, long seed) {
        this.folder = folder;
        this.variant = variant;
        this.kills = kills;
        this.random = new SplittableRandom(seed);
    }

    /** Runs it; what was found, if the promise was kept. */
    KillVerdict run() throws Exception {
        int firstPort = FreePort.choose();
        int secondPort = FreePort.choose();
        int port = FreePort.choose();
        Path config = config(port, firstPort, secondPort);
        try (var first = new KillCentre(ledger, variant.first(), firstPort);
                var second = new KillCentre(ledger, variant.second(), secondPort);
                var gateway = new GatewayProcess(config, port)) {
            gateway.start();
            try (var esme = new KillEsme(ledger, port, PER_SECOND, variant.resubmits())) {
                trouble(gateway, List.of(first, second), esme);
                esme.rest();
                settle();
            }
            List<String> exported = exported(config);
            KillVerdict verdict = KillVerdict.of(variant, ledger, exported);
            verdict.note("slowest start %d ms".formatted(gateway.slowestStart().toMillis()));
            int status = gateway.stop();
            if (status != 0) {
                verdict.broken("the gateway, asked to stop, ended with status " + status);
            }
            RecordAudit.of(folder.resolve("cdr"), exported).judge(verdict);
            return verdict;
        }
    }

    private void trouble(GatewayProcess gateway, List<KillCentre> centres, KillEsme esme) throws Exception {
        List<Victim> victims = variant.victims();
        for (int i = 0; i < kills; i++) {
            progress(1 + random.nextInt(MOST_BETWEEN));
            if (victims.isEmpty()) {
                continue;
            }
            switch (victims.get(random.nextInt(victims.size()))) {
                case GATEWAY -> {
                    gateway.kill();
                    gateway.start();
                }
                case UPSTREAM -> centres.get(random.nextInt(centres.size())).killed();
                case ESME -> esme.killed();
            }
        }
        progress(MOST_BETWEEN);
    }

    /** Waits until so many more messages have got their promise. */
    private void progress(int messages) {
        long goal = ledger.promised() + messages;
        await("messages go through again after " + ledger)
                .atMost(RECOVERY)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> ledger.promised() >= goal);
    }

    /** Waits until each promise is kept, or nothing more can be hoped for. */
    private void settle() {
        try {
            await().atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> ledger.missing(variant.resends() > 0) == 0);
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
                store: { path: data }
                cdr: { path: cdr, rotate: { size: 256KiB } }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    users: [ { system_id: acme, password: secret, max_binds: 10%s } ]
                    binds:
                      - { name: a, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway, connections: 2,
                          response_timer_ms: 1000, unknown_hold: 1s, late_response_grace: 3s, on_unknown: %s }
                      - { name: b, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway, connections: 2,
                          response_timer_ms: 1000, unknown_hold: 1s, late_response_grace: 3s, on_unknown: %s }
                    routing: { default_chain: ["bind:a", "bind:b", "queue"] }
                """.formatted(
                        port,
                        variant.resubmits() ? ", dedup: 10m" : "",
                        firstPort,
                        variant.onUnknown(),
                        secondPort,
                        variant.onUnknown()));
    }
}
