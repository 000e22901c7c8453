package io.stonechat.app;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of {@code stonechat decode} within the test.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record DecodeRun(int status, String out, String err) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Runs the verb without standard input. */
    static DecodeRun of(String... arguments) {
        return withInput(new byte[0], arguments);
    }

    /** Runs the verb on lines of standard input. */
    static DecodeRun withLines(String lines, String... arguments) {
        return withInput(lines.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** Runs the verb on the octets of standard input. */
    static DecodeRun withInput(byte[] input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new DecodeCommand(new ByteArrayInputStream(input)))
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new DecodeRun(status, out.toString(), err.toString());
    }

    /** The JSON objects of the output, one a line. */
    List<JsonNode> objects() {
        return out.lines().map(JSON::readTree).collect(Collectors.toList());
    }

    /** One field of every JSON object of the output. */
    Stream<String> field(String name) {
        return objects().stream().map(object -> object.path(name).asString(""));
    }
}
