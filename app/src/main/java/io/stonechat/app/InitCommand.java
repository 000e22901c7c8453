package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat init}: a project to begin with. */
@Command(
        name = "init",
        description = "Makes a starter project: a configuration, a script and a test of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "It never writes over a file that is there.",
            "",
            "Examples:",
            "  stonechat init my-gateway",
            "  stonechat init ."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class InitCommand implements Runnable {

    private static final List<String> FILES = List.of("stonechat.yaml", "gateway.java", "gateway_test.java");

    @Parameters(paramLabel = "DIR", description = "The folder, which is made if there is none.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        FILES.stream().map(folder::resolve).filter(Files::exists).findFirst().ifPresent(taken -> {
            throw new Failure(taken + " is there already: choose another folder.");
        });
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                copy(file);
            }
        } catch (IOException e) {
            throw new Failure("The project cannot be written into " + folder + ": " + e.getMessage() + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        FILES.forEach(file -> out.println(folder.resolve(file)));
        out.println("Next: stonechat test " + folder.resolve("gateway_test.java"));
        out.flush();
    }

    private void copy(String file) throws IOException {
        try (InputStream text = Objects.requireNonNull(InitCommand.class.getResourceAsStream("init/" + file), file)) {
            Files.copy(text, folder.resolve(file));
        }
    }
}
