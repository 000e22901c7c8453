package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import io.stonechat.api.StoreQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which messages are meant. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreFilter {

    @Option(names = "--source", paramLabel = "ADDRESS", description = "From this address.")
    private @Nullable String source;

    @Option(names = "--destination", paramLabel = "ADDRESS", description = "To this address.")
    private @Nullable String destination;

    @Option(names = "--account", paramLabel = "NAME", description = "Of this account.")
    private @Nullable String account;

    @Option(names = "--upstream-id", paramLabel = "ID", description = "That an upstream gave this id.")
    private @Nullable String upstreamId;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "In one of these states: queued, uncertain, sent, delivered, dead_letter, …")
    private List<String> states = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "Accepted at 2026-11-21T14:00:00Z or later.")
    private @Nullable Instant from;

    @Option(names = "--until", paramLabel = "TIME", description = "Accepted before this time.")
    private @Nullable Instant until;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most.")
    private @Nullable Long limit;

    /** The request with what was given. */
    ControlRequest applyTo(ControlRequest request) {
        return request.with("source", source)
                .with("destination", destination)
                .with("account", account)
                .with("upstream_id", upstreamId)
                .with("state", states.isEmpty() ? null : String.join(",", states))
                .with("from", from)
                .with("until", until)
                .with("limit", limit);
    }

    boolean isNarrowed() {
        return StoreQuery.isNarrowed(applyTo(ControlRequest.of("find")));
    }
}
