package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.store.DurableStore;
import io.stonechat.store.StoreFiles;
import io.stonechat.store.StoreOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway on a disk in trouble: what was promised is kept, and nothing is promised that is not. */
@SuppressWarnings("NullAway.Init")
class DiskTroubleTest {

    private static final long ROOM = 1L << 20;
    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withReserve(ROOM);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final KillLedger ledger = new KillLedger();
    private final FaultyFiles disk = new FaultyFiles();
    private KillCentre centre;
    private int upstream;
    private ScriptHost gateway;
    private SmppSession esme;

    @BeforeEach
    void start() throws Exception {
        upstream = FreePort.choose();
        centre = new KillCentre(ledger, KillCentre.Manners.GOOD, upstream);
        gateway = gateway(disk, "30s");
    }

    @AfterEach
    void stop() {
        disk.goOn();
        gateway.close();
        centre.close();
    }

    @Test
    void after_a_failed_fsync_nothing_is_acknowledged_and_what_was_is_found_again() {
        String stored = ledger.next();
        assertThat(submit(stored)).isInstanceOf(Accepted.class);
        await().atMost(PATIENCE).until(() -> ledger.entry(stored).isKept(true));

        disk.fail();
        String refused = ledger.next();
        assertThat(submit(refused)).isEqualTo(new Rejected(CommandStatus.ESME_RSYSERR));
        assertThat(submit(ledger.next())).isEqualTo(new Rejected(CommandStatus.ESME_RSYSERR));
        assertThat(state(stored)).isEqualTo(CommandStatus.ESME_ROK);
        gateway.close();

        gateway = gateway(StoreFiles.DISK, "30s");
        assertThat(state(stored)).isEqualTo(CommandStatus.ESME_ROK);
        String later = ledger.next();
        assertThat(submit(later)).isInstanceOf(Accepted.class);
        await().atMost(PATIENCE).until(() -> ledger.entry(later).isKept(true));
        assertThat(ledger.entry(refused).atUpstream).hasValue(0);
    }

    @Test
    void what_a_stalled_fsync_holds_up_too_long_is_refused_and_never_sent() {
        gateway.close();
        gateway = gateway(disk, "500ms");
        disk.stall();
        String refused = ledger.next();
        assertThat(submit(refused)).isEqualTo(new Rejected(CommandStatus.ESME_RSYSERR));

        disk.goOn();
        await().atMost(PATIENCE).untilAsserted(() -> {
            String later = ledger.next();
            assertThat(submit(later)).isInstanceOf(Accepted.class);
            await().atMost(PATIENCE).until(() -> ledger.entry(later).isKept(true));
        });
        assertThat(ledger.entry(refused).atUpstream).hasValue(0);
    }

    @Test
    void a_full_disk_refuses_new_messages_and_takes_them_again_when_there_is_room() {
        disk.room(ROOM - 1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(submit(ledger.next())).isEqualTo(new Rejected(CommandStatus.ESME_RMSGQFUL)));

        disk.room(Long.MAX_VALUE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            String later = ledger.next();
            assertThat(submit(later)).isInstanceOf(Accepted.class);
            await().atMost(PATIENCE).until(() -> ledger.entry(later).isKept(true));
        });
    }

    @Test
    void what_was_stored_before_the_disk_was_full_is_delivered_all_the_same() {
        String stored = ledger.next();
        assertThat(submit(stored)).isInstanceOf(Accepted.class);
        disk.room(ROOM - 1);

        await().atMost(PATIENCE).until(() -> ledger.entry(stored).isKept(true));
    }

    private Outcome submit(String destination) {
        Outcome outcome = esme.submit(SubmitSm.builder()
                        .source("1000")
                        .destination(destination)
                        .registeredDelivery(1)
                        .shortMessage(Octets.of("hello".getBytes(StandardCharsets.US_ASCII)))
                        .build())
                .join();
        if (outcome instanceof Accepted(var id)) {
            ledger.promised(destination, id);
        }
        return outcome;
    }

    private CommandStatus state(String destination) {
        String id = String.valueOf(ledger.entry(destination).id);
        return esme.send(new QuerySm(0, id, Address.EMPTY)).join().commandStatus();
    }

    private ScriptHost gateway(StoreFiles files, String acceptDeadline) {
        var smpp = new SmppExtension(SmppWiring.of(Map.of())
                .withStores(settings -> DurableStore.open(folder.resolve("data"), OPTIONS, files)));
        ScriptHost host = GatewayHost.of(
                ConfigFile.parse(folder.resolve("stonechat.yaml"), """
                store: { path: data, accept_deadline: %s }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(acceptDeadline, upstream), Map.of()),
                smpp);
        host.start();
        String address = smpp.smpp().bindAddress();
        esme = SmppClient.connect(
                ClientConfig.builder()
                        .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                        .systemId("acme")
                        .password("secret")
                        .build(),
                new Inbox(receipt -> ledger.receipt(receipt.source().address(), "")));
        return host;
    }
}
