package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that makes PDUs readable. */
@Command(
        name = "decode",
        description = "Makes PDUs readable: from hexadecimal digits, hex dumps, pcap and pcapng captures.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Of a capture all TCP connections are put together again; SMPP is found on any port by its shape.",
            "Exit status 1 if no PDU was found or one is broken; with --json only the former, the rest is in 'outcome'.",
            "",
            "Examples:",
            "  stonechat decode 00000010 00000015 00000000 00000001",
            "  stonechat decode --port 3700 trace.pcapng",
            "  tcpdump -w - port 2775 | stonechat decode -"
        })
final class DecodeCommand implements Callable<Integer>, PduSink {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a PDU, by the field names of the specification.")
    private boolean json;

    @Option(
            names = "--strict",
            description = "Fail if anything is not as the specification has it, lengths of fields and TLVs included.")
    private boolean strict;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Of a capture, only connections with this port, and all of these as SMPP.")
    private int port = CaptureDecoder.ANY_PORT;

    @Parameters(
            arity = "1..*",
            paramLabel = "HEX|FILE|-",
            description =
                    "Hexadecimal digits; or files; or - for standard input: one PDU a line, a dump, or a capture.")
    private List<String> inputs = List.of();

    private final InputStream standardInput;
    private int pdus;
    private boolean broken;

    /** The verb on the process's own standard input. */
    DecodeCommand() {
        this(System.in);
    }

    DecodeCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is %d, not 1 to 65535.".formatted(port));
        }
        DecodeInput input = new DecodeInput(port, this);
        try {
            // Digits that were not quoted arrive as many arguments, and are one input.
            String joined = String.join(" ", inputs);
            if (inputs.size() > 1 && HexInput.octets(joined).isPresent()) {
                input.argument(joined);
            } else {
                for (String argument : inputs) {
                    decode(input, argument);
                }
            }
        } catch (UsageFailure wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new Failure("The input cannot be read: %s.".formatted(unreadable.getMessage()));
        } finally {
            out().flush();
        }
        if (pdus == 0 && !broken) {
            throw new Failure("There is nothing to decode.");
        }
        return broken && (strict || !json) ? FAILED : OK;
    }

    private void decode(DecodeInput input, String argument) throws IOException {
        if (argument.equals("-")) {
            input.standardInput(standardInput);
        } else {
            input.argument(argument);
        }
    }

    @Override
    public void pdu(Dissection dissection, @Nullable TcpSegment segment) {
        pdus++;
        broken |= strict ? !dissection.problems().isEmpty() : dissection.outcome() != Outcome.OK;
        if (json) {
            println(PduJson.of(dissection, segment).toString());
        } else {
            println(PduTree.of(pdus, dissection, segment));
        }
    }

    @Override
    public void unreadable(String line, String reason) {
        broken = true;
        if (json) {
            println(PduJson.unreadable(reason).toString());
        } else {
            PrintWriter err = spec.commandLine().getErr();
            err.println("stonechat: the line '%s' is not hexadecimal: %s.".formatted(line, reason));
            err.flush();
        }
    }

    /** Whoever feeds lines one by one waits for each answer. */
    private void println(String text) {
        out().println(text);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
