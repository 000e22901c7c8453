package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import io.stonechat.api.StoreDesk;
import io.stonechat.api.StoreUpkeep;
import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import io.stonechat.smpp.Spool;
import io.stonechat.smpp.StoreSettings;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options that say which store is meant, and the way to it: through the gateway that runs on it, or into it. */
final class StorePlace {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The gateway's configuration, ./stonechat.yaml by default.")
    private @Nullable Path config;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "The store's folder, instead of a configuration that names it.")
    private @Nullable Path store;

    /**
     * Asks the gateway that runs on the store, or, if none does, the store itself.
     *
     * @throws Failure saying why there is no answer
     */
    void ask(ControlRequest request, Consumer<ObjectNode> items) {
        StoreSettings settings = settings();
        Path folder = folder(settings);
        Optional<ControlClient> gateway = ControlClient.connect(folder);
        if (gateway.isPresent()) {
            try (ControlClient running = gateway.get()) {
                running.answer(request, items);
            }
        } else if (request.verb().equals("verify")) {
            // Without opening it: what is damaged may not be openable, and what is sound stays as it is.
            StoreUpkeep.report(StoreVerifier.verify(folder), items);
        } else {
            Spool spool = Spool.open(settings);
            try (MessageStore _ = spool.store()) {
                new StoreDesk(spool).answer(request, items);
            }
        }
    }

    /**
     * Asks the gateway that runs on the store.
     *
     * @throws Failure saying why there is no answer
     */
    void askGateway(ControlRequest request, Consumer<ObjectNode> items) {
        Path folder = folder(settings());
        try (ControlClient running = ControlClient.connect(folder)
                .orElseThrow(() -> new Failure("No gateway runs on the store in %s.".formatted(folder)))) {
            running.answer(request, items);
        }
    }

    private static Path folder(StoreSettings settings) {
        Path folder = Optional.ofNullable(settings.path())
                .orElseThrow(
                        () -> new Failure("This configuration keeps messages in memory: there is no store to ask."));
        if (!Files.isDirectory(folder)) {
            throw new Failure("There is no store in %s: no gateway has run on it yet.".formatted(folder));
        }
        return folder;
    }

    private StoreSettings settings() {
        ConfigErrors errors = new ConfigErrors();
        StoreSettings read = StoreSettings.read(file().root(), errors);
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        return store == null ? read : read.in(store.toAbsolutePath());
    }

    private ConfigFile file() {
        return store != null && config == null
                ? ConfigFile.parse(Path.of("stonechat.yaml").toAbsolutePath(), "", System.getenv())
                : GatewayFiles.load(config, System.getenv());
    }
}
