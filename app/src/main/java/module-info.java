/** The {@code stonechat} command: its verbs, the wiring of the rooms, the demonstration. */
module io.stonechat.app {
    requires static org.jspecify;
    requires io.stonechat.script;
    requires io.stonechat.api;
    requires io.stonechat.simulator;
    requires io.stonechat.cdr;
    requires io.stonechat.delivery;
    requires io.stonechat.testkit;
    requires org.junit.platform.launcher;
    requires org.junit.jupiter.engine;
    requires org.junit.jupiter.params;
    requires org.assertj.core;
    requires java.xml;
    requires info.picocli;
    requires tools.jackson.databind;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires jdk.net;
    requires jdk.unsupported;

    opens io.stonechat.app to
            info.picocli;

    uses io.stonechat.host.ScriptEngine;

    provides ch.qos.logback.classic.spi.Configurator with
            io.stonechat.app.LogSetup;
}
