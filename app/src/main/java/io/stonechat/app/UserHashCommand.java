package io.stonechat.app;

import io.stonechat.smpp.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code stonechat user hash}: a password as a configuration may have it. */
@Command(
        name = "hash",
        description = "Reads a password, and prints its hash for password_hash.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The password is asked for on a terminal, else it is the first line of standard input. It is never an",
            "argument, which others on the machine and the history of the shell would see.",
            "",
            "Examples:",
            "  stonechat user hash",
            "  pass show acme | stonechat user hash"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class UserHashCommand implements Callable<Integer> {

    /** SMPP 3.4 §5.2.2: 9 octets with the terminating NUL. */
    private static final int LONGEST = 8;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "100000",
            description = "What each guess costs, and each bind; ${DEFAULT-VALUE} by default.")
    private int iterations;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (iterations < 1 || iterations > Secret.MAX_ITERATIONS) {
            throw new ParameterException(
                    spec.commandLine(), "--iterations must be between 1 and " + Secret.MAX_ITERATIONS + ".");
        }
        String password = password(System.console(), System.in);
        int octets = password.getBytes(StandardCharsets.UTF_8).length;
        if (octets > LONGEST) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "stonechat: SMPP has room for %d octets of a password; few ESMEs can send these %d.%n",
                            LONGEST,
                            octets);
        }
        String hash = Secret.hash(password, iterations, new SecureRandom());
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonMapper.shared()
                                        .createObjectNode()
                                        .put("password_hash", hash)
                                        .toString()
                                : hash);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String password(@Nullable Console console, InputStream in) {
        String password = console != null && console.isTerminal() ? asked(console) : firstLine(in);
        if (password.isEmpty()) {
            throw new Failure("There is no password: type one, or give it on the first line of standard input.");
        }
        return password;
    }

    private static String asked(Console console) {
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("Once more: ");
        try {
            if (first == null || again == null) {
                return "";
            }
            if (!Arrays.equals(first, again)) {
                throw new Failure("The two are not the same.");
            }
            return new String(first);
        } finally {
            clear(first);
            clear(again);
        }
    }

    private static void clear(char @Nullable [] typed) {
        if (typed != null) {
            Arrays.fill(typed, ' ');
        }
    }

    private static String firstLine(InputStream in) {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new Failure("Standard input cannot be read: " + e.getMessage() + ".");
        }
    }
}
