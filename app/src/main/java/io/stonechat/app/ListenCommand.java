package io.stonechat.app;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Udh;
import io.stonechat.session.SmppSession;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat listen}: an ESME that prints what it is sent. */
@Command(
        name = "listen",
        description = "Binds to any message centre and prints the messages and receipts that arrive.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Every message is answered with ESME_ROK. Ctrl-C unbinds and ends it.",
            "",
            "Examples:",
            "  stonechat listen",
            "  stonechat listen --bind-type receiver --system-id acme --password secret --json",
            "  stonechat listen --count 1"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class ListenCommand implements Callable<Integer> {

    @Mixin
    private LinkOptions link;

    @Option(names = "--json", description = "Print one JSON object a message.")
    private boolean json;

    @Option(names = "--count", paramLabel = "N", description = "End after so many messages.")
    private @Nullable Integer count;

    @Spec
    private CommandSpec spec;

    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public Integer call() {
        if (!link.bindType().receives()) {
            throw new Failure("A transmitter is sent nothing: leave --bind-type out, or say receiver.");
        }
        PrintWriter out = spec.commandLine().getOut();
        StopSignal stop = StopSignal.install();
        SmppSession session = link.bind(new Inbox(message -> take(message, out, stop)));
        PrintWriter err = spec.commandLine().getErr();
        err.printf("Bound to %s as %s; Ctrl-C ends it.%n", link.place(), session.systemId());
        err.flush();
        var _ = session.closed().thenRun(stop::raise);
        stop.await();
        if (session.closed().isDone() && !isEnough()) {
            throw new Failure("The link to " + link.place() + " is gone: "
                    + session.closed().join() + ".");
        }
        session.unbind();
        session.closed().completeOnTimeout("", 5, TimeUnit.SECONDS).join();
        return 0;
    }

    private boolean isEnough() {
        return count != null && taken.get() >= count;
    }

    private void take(MessageRequest message, PrintWriter out, StopSignal stop) {
        if (isEnough()) {
            return;
        }
        taken.incrementAndGet();
        out.println(json ? object(message).toString() : line(message));
        out.flush();
        if (isEnough()) {
            stop.raise();
        }
    }

    private static String line(MessageRequest message) {
        String way = "%s -> %s".formatted(message.source().address(), Destinations.of(message));
        Optional<Receipt> receipt = Receipt.of(message);
        if (receipt.isPresent()) {
            return "receipt  %s  %s".formatted(way, receipt.get().raw());
        }
        return "message  %s  %s%s".formatted(way, Texts.of(message), part(message));
    }

    private static String part(MessageRequest message) {
        return Optional.of(message)
                .filter(MessageRequest::hasUdh)
                .flatMap(segment -> Udh.parse(segment.body()))
                .flatMap(Udh::concatenation)
                .map(part -> "  (part %d of %d)".formatted(part.number(), part.total()))
                .orElse("");
    }

    private static ObjectNode object(MessageRequest message) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        Optional<Receipt> receipt = Receipt.of(message);
        object.put("kind", receipt.isPresent() ? "receipt" : "message");
        object.put("source", message.source().address());
        object.put("destination", Destinations.of(message));
        object.put("esm_class", message.esmClass());
        object.put("data_coding", message.dataCoding());
        object.put("text", Text.of(message));
        object.put("body", message.body().toHex());
        receipt.ifPresent(read -> object.putObject("receipt")
                .put("id", read.id())
                .put("stat", read.stat())
                .put("err", read.err()));
        return object;
    }
}
