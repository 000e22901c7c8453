package io.stonechat.app;

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

    /** A gateway with an extension that the caller keeps a hand on, and that writes no records. */
    static ScriptHost of(ConfigFile config, SmppExtension smpp) {
        return of(config, new CdrExtension(), smpp);
    }

    /** A gateway with extensions that the caller keeps a hand on; records are there before the messages they are about. */
    static ScriptHost of(ConfigFile config, CdrExtension cdr, SmppExtension smpp) {
        return ScriptHost.builder(config)
                .extension(cdr)
                .extension(smpp)
                .engine(new JavaEngine(SCRIPT_MODULES))
                .build();
    }
}
