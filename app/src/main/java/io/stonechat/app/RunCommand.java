package io.stonechat.app;

import io.stonechat.api.ApiExtension;
import io.stonechat.api.ControlDesk;
import io.stonechat.api.Observation;
import io.stonechat.api.RecordFigures;
import io.stonechat.cdr.CdrExtension;
import io.stonechat.cdr.CdrFigures;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.LogSettings;
import io.stonechat.host.ScriptHost;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.smpp.Spool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stonechat run}: the gateway, until it is told to stop. */
@Command(
        name = "run",
        description = "Runs the gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Scripts and the configuration are watched: what is saved is live at the next PDU.",
            "SIGTERM and Ctrl-C finish what is under way, unbind, and end it, within server.drain_secs; a second one",
            "leaves it no more time. The exit status is 0 when everything was finished, else 1.",
            "",
            "Examples:",
            "  stonechat run",
            "  stonechat run examples/gateway/stonechat.yaml",
            "  stonechat run echo.java          # with the default configuration: port 2775"
        })
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.run");

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG|SCRIPT",
            description = "The configuration, or a script; ./stonechat.yaml by default.")
    private @Nullable Path config;

    @Override
    public Integer call() {
        StopSignal stop = StopSignal.install();
        ConfigFile file = GatewayFiles.load(config, System.getenv());
        LogSetup.apply(LogSettings.of(file.root()));
        CdrExtension cdr = new CdrExtension();
        Observation observation =
                Observation.of(file.root(), () -> cdr.figures().map(RunCommand::shown));
        SmppWiring wiring = SmppWiring.of(System.getenv()).withFinalSinks(List.of(cdr.sink()));
        SmppExtension smpp = new SmppExtension(observation.addTo(wiring));
        ApiExtension api = new ApiExtension(smpp, observation, Version.number());
        boolean whole;
        try (ScriptHost host = GatewayHost.of(file, cdr, smpp, api)) {
            host.start();
            host.watchConfig(() -> GatewayFiles.load(config, System.getenv()));
            LOG.info(
                    "stonechat {} takes ESMEs on {}",
                    Version.number(),
                    smpp.smpp().bindAddress());
            try (ControlSocket _ = control(smpp.spool(), api.desk())) {
                stop.await();
                api.readiness().draining();
                Duration limit = host.drainTime();
                LOG.info("stopping: finishing what is under way, for {} s at most", limit.toSeconds());
                var _ = stop.again().thenRun(() -> LOG.info("asked once more to stop: what is open now is given up"));
                whole = host.drain(limit, stop.again());
            }
        }
        LOG.info(whole ? "stopped" : "stopped; not everything was finished in time");
        return whole ? 0 : 1;
    }

    private static RecordFigures shown(CdrFigures records) {
        return new RecordFigures(
                records.written(), records.repeated(), records.refused(), records.waiting(), records.trouble() == null);
    }

    /** The control socket; none where there is no folder for it, or where it cannot be made: messages come first. */
    private static @Nullable ControlSocket control(Spool spool, ControlDesk desk) {
        Path folder = spool.settings().path();
        try {
            return folder == null ? null : ControlSocket.open(folder, desk);
        } catch (Failure failure) {
            LOG.error(
                    "{} The gateway runs; \"stonechat status\", \"bind\", \"session\" and \"store\" cannot talk to it.",
                    failure.getMessage());
            return null;
        }
    }
}
