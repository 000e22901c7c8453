package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A script in Python, and the module beside it, are rewritten again and again while ESMEs submit through them; now and then
 * what is written is broken. No session may end, every message must be answered once, and a broken script changes nothing.
 */
final class ReloadRun {
    static final String SCRIPT = "script.py";
    static final String MODULE = "helper.py";

    /** How the line of the log begins that tells of a script that is not taken over. */
    static final String REFUSED = "the scripts were not reloaded";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int BROKEN_EVERY = 2;
    private static final int MORE = 100;

    private final Path folder;
    private final int reloads;
    private int broken;

    /** A run in the folder that the script is in. */
    ReloadRun(Path folder, int reloads) {
        this.folder = folder;
        this.reloads = reloads;
    }

    /** Writes the script that a gateway starts with. */
    static void writeFirst(Path folder) throws IOException {
        replace(folder.resolve(MODULE), module(0));
        replace(folder.resolve(SCRIPT), script(0));
    }

    /** Whether the script sends what is for this number to its upstream before it answers. */
    static boolean isRelayed(String to) {
        return to.endsWith("0");
    }

    /** Runs it; what happened, in a sentence. */
    String run(ReloadSubject gateway, SurfaceCentre centre) throws Exception {
        try (var esmes = new ReloadEsmes(gateway.port())) {
            for (int number = 1; number <= reloads; number++) {
                if (number % BROKEN_EVERY == 0) {
                    writeBroken(number);
                    keepsTheOld(gateway, esmes, number - 1);
                }
                replace(folder.resolve(MODULE), module(number));
                replace(folder.resolve(SCRIPT), script(number));
                int version = number;
                soon("version " + version + " is live", esmes, () -> esmes.haveSeen(version));
                gateway.reloaded(number);
                centre.submits.clear();
            }
            esmes.rest();
            assertThat(esmes.problems()).isEmpty();
            assertThat((long) centre.taken()).as("messages at the upstream").isEqualTo(esmes.relayed());
            return "%d reloads and %d broken ones: %d messages answered, %d of them relayed, no session lost"
                    .formatted(reloads, broken, esmes.answers(), esmes.relayed());
        }
    }

    private void keepsTheOld(ReloadSubject gateway, ReloadEsmes esmes, int version) throws Exception {
        int wanted = broken;
        soon("broken script " + wanted + " is refused", esmes, () -> gateway.refusals() >= wanted);
        long goal = esmes.answers() + MORE;
        soon("messages go through all the same", esmes, () -> esmes.answers() >= goal);
        assertThat(esmes.newest()).isEqualTo(version);
    }

    /** By turns one that Python cannot read, and one whose module fails when it is imported. */
    private void writeBroken(int number) throws IOException {
        if (broken % 2 == 0) {
            replace(folder.resolve(SCRIPT), script(number) + "def broken(:\n");
        } else {
            replace(folder.resolve(MODULE), module(number) + "raise RuntimeError('broken')\n");
        }
        broken++;
    }

    private static void soon(String what, ReloadEsmes esmes, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(() -> {
            assertThat(esmes.problems()).isEmpty();
            return condition.call();
        });
    }

    private static String module(int version) {
        return """
                VERSION = %d
                TABLE = list(range(10_000))
                """.formatted(version);
    }

    private static String script(int version) {
        return """
                import asyncio

                import helper
                from siphon import smpp

                VERSION = %d


                async def tick():
                    while True:
                        await asyncio.sleep(1)


                asyncio.create_task(tick())


                @smpp.on_bind
                async def welcome(bind):
                    return bind.accept()


                @smpp.on_pdu("submit_sm")
                async def submit(pdu, session):
                    if pdu.destination_addr.endswith("0"):
                        resp = await smpp.submit_via(
                            bind="up",
                            source_addr=pdu.source_addr,
                            destination_addr=pdu.destination_addr,
                            short_message=pdu.short_message,
                        )
                        if not resp.ok:
                            return pdu.reply(command_status=resp.command_status)
                    return pdu.reply(message_id=f"{VERSION}-{helper.VERSION}-{pdu.destination_addr}")
                """.formatted(version);
    }

    /** As whoever deploys does it: nobody reads half of a file. */
    private static void replace(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
