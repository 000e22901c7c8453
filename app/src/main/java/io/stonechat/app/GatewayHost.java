package io.stonechat.app;

import io.stonechat.api.ApiExtension;
import io.stonechat.api.Observation;
import io.stonechat.cdr.CdrExtension;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.util.List;

/** Puts the gateway together: the script host with the extensions and languages of this build. */
final class GatewayHost {

    private static final List<String> SCRIPT_MODULES = List.of("io.stonechat.script");

    private GatewayHost() {}

    /** A gateway that is not started. */
    static ScriptHost of(ConfigFile config) {
        return of(config, new SmppExtension(SmppWiring.of(System.getenv())));
    }

    /** A gateway with an extension that the caller keeps a hand on, that writes no records and counts nothing. */
    static ScriptHost of(ConfigFile config, SmppExtension smpp) {
        return of(config, smpp, new ApiExtension(smpp, Observation.NONE, Version.number()));
    }

    /** A gateway with extensions that the caller keeps a hand on, and that writes no records. */
    static ScriptHost of(ConfigFile config, SmppExtension smpp, ApiExtension api) {
        return of(config, new CdrExtension(), smpp, api);
    }

    /** A gateway with extensions that the caller keeps a hand on; records are there before the messages they are about. */
    static ScriptHost of(ConfigFile config, CdrExtension cdr, SmppExtension smpp, ApiExtension api) {
        return ScriptHost.builder(config)
                .extension(cdr)
                .extension(smpp)
                .extension(api)
                .engine(new JavaEngine(SCRIPT_MODULES))
                .engine(new PythonLanguage())
                .build();
    }
}
