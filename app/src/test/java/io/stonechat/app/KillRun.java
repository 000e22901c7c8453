package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import io.stonechat.app.KillVariant.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One trial of the promise: an ESME submits through a gateway process to an upstream, some of them are killed again and
 * again at random moments, and in the end the ledger of both ends is held against the store.
 */
final class KillRun {

    private static final int PER_SECOND = 400;
    private static final int MOST_BETWEEN = 500;
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final int HOURS = 12;
    private static final int DISK_MIB = 768;
    private static final int MOST_LEFT_MIB = 60;

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
        return switch (variant) {
            case DISK_FULL -> onSmallDisk();
            case CLOCK -> run(new Surroundings(null, FakeTime.library()));
            case GATEWAY, UPSTREAM, ESME, ALL, LATE, GATEWAY_LATE, RESUBMIT, AT_MOST_ONCE ->
                run(new Surroundings(null, null));
        };
    }

    /** What is not as it should be: the disk that the store is on, the wall clock. */
    private record Surroundings(
            @Nullable SmallDisk disk, @Nullable Path fakeTime) {}

    private KillVerdict onSmallDisk() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("data")), DISK_MIB)) {
            return run(new Surroundings(disk, null));
        }
    }

    private KillVerdict run(Surroundings around) throws Exception {
        int firstPort = FreePort.choose();
        int secondPort = FreePort.choose(firstPort);
        int port = FreePort.choose(firstPort, secondPort);
        Path config = config(port, firstPort, secondPort);
        try (var first = new KillCentre(ledger, variant.first(), firstPort);
                var second = new KillCentre(ledger, variant.second(), secondPort);
                var gateway = new GatewayProcess(config, port)) {
            gateway.start();
            try (var esme = new KillEsme(ledger, port, PER_SECOND, variant.resubmits())) {
                trouble(gateway, around, List.of(first, second), esme);
                esme.rest();
                settle(config);
            }
            RecordAudit.awaitWritten(config);
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

    private void trouble(GatewayProcess gateway, Surroundings around, List<KillCentre> centres, KillEsme esme)
            throws Exception {
        List<Victim> victims = variant.victims();
        for (int i = 0; i < kills; i++) {
            progress(1 + random.nextInt(MOST_BETWEEN));
            if (victims.isEmpty()) {
                continue;
            }
            switch (victims.get(random.nextInt(victims.size()))) {
                case GATEWAY -> kill(gateway, around);
                case UPSTREAM -> centres.get(random.nextInt(centres.size())).killed();
                case ESME -> esme.killed();
            }
        }
        progress(MOST_BETWEEN);
    }

    private void kill(GatewayProcess gateway, Surroundings around) throws Exception {
        SmallDisk disk = around.disk();
        if (disk != null) {
            disk.fill(random.nextInt(MOST_LEFT_MIB) * (1L << 20));
            long refused = ledger.refusals();
            await("new messages are refused on a full disk")
                    .atMost(RECOVERY)
                    .until(() -> ledger.refusals() > refused + random.nextInt(MOST_BETWEEN));
        }
        gateway.kill();
        if (around.fakeTime() != null) {
            gateway.wallClock(around.fakeTime(), Duration.ofHours(random.nextInt(2 * HOURS + 1) - HOURS));
        }
        if (disk != null) {
            disk.free();
        }
        gateway.start();
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

    /** Waits until each promise is kept and nothing is under way, or nothing more can be hoped for. */
    private void settle(Path config) {
        try {
            await().atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> ledger.missing(variant.resends() > 0) == 0);
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
                store: { path: data, reserve: 64MiB }
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
                    retry: { expire_after: 7d }
                """.formatted(
                        port,
                        variant.resubmits() ? ", dedup: 10m" : "",
                        firstPort,
                        variant.onUnknown(),
                        secondPort,
                        variant.onUnknown()));
    }
}
