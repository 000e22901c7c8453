package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the verbs have in common that do something to messages. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreIntervention {

    @Mixin
    private StorePlace place;

    @Mixin
    private StoreFilter filter;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The message; or narrow down with options which ones.")
    private @Nullable String id;

    @Option(names = "--json", description = "One JSON object a message.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Has it done; the exit status: 0 when it was done to one message at least. */
    int ask(String verb) {
        if ((id == null) != filter.isNarrowed()) {
            throw new ParameterException(
                    spec.commandLine(),
                    id == null
                            ? "Which message? Name an id, or narrow down with options such as --account."
                            : "Name an id, or narrow down with options, but not both.");
        }
        ControlRequest request = filter.applyTo(ControlRequest.of(verb))
                .with("id", id)
                .with("who", System.getProperty("user.name", "operator"));
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong done = new AtomicLong();
        place.ask(request, item -> {
            if (item.path("result").asString("").equals("done")) {
                done.incrementAndGet();
            }
            out.println(
                    json
                            ? item.toString()
                            : "%s: %s"
                                    .formatted(
                                            item.path("id").asString(),
                                            item.path("sentence").asString()));
        });
        out.flush();
        return done.get() == 0 ? 1 : 0;
    }
}
