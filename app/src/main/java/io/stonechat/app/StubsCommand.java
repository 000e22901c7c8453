package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat stubs}: what editors and type checkers know of the modules that scripts in Python import. */
@Command(
        name = "stubs",
        description =
                "Writes stubs of siphon, stonechat and siphon_sdk, so that editors complete and check scripts in Python.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Pyright and Pylance look into typings by themselves; for mypy set mypy_path = typings.",
            "Stubs that are there are replaced: run it again after an update.",
            "",
            "Examples:",
            "  stonechat stubs",
            "  stonechat stubs my-gateway/typings"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StubsCommand implements Runnable {

    private static final String FOLDER = "typings/";

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "typings",
            description = "The folder, which is made if there is none; by default ${DEFAULT-VALUE}.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try {
            List<String> files = text("files").lines().toList();
            for (String file : files) {
                write(file);
            }
            spec.commandLine().getOut().println(files.size() + " stubs are in " + folder + ".");
            spec.commandLine().getOut().flush();
        } catch (IOException e) {
            throw new Failure("The stubs cannot be written into " + folder + ": " + e.getMessage() + ".");
        }
    }

    private void write(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream stub = resource(file)) {
            Files.copy(stub, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = resource(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String file) {
        return Objects.requireNonNull(StubsCommand.class.getResourceAsStream(FOLDER + file), file);
    }
}
