package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class StubsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_stubs_of_every_module_are_written_anew() throws IOException {
        Path smpp = folder.resolve("typings/siphon/smpp.pyi");
        Files.createDirectories(smpp.getParent());
        Files.writeString(smpp, "of an earlier release");

        CommandRun run = CommandRun.of("stubs", folder.resolve("typings").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("\\d\\d stubs are in ");
        assertThat(smpp).content().contains("def submit_via(").contains("-> Pending[SmppResp]");
        assertThat(folder.resolve("typings/stonechat/smpp.pyi")).content().contains("from siphon.smpp import *");
        assertThat(folder.resolve("typings/siphon/_types.pyi")).exists();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_in_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        CommandRun run = CommandRun.of("stubs", file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("stonechat: The stubs cannot be written into " + file);
    }
}
