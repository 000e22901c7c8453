package io.stonechat.app;

import io.stonechat.protocol.BindType;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** The options of a verb that binds to a message centre, and the bind itself. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class LinkOptions {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The message centre, ${DEFAULT-VALUE} by default.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2775",
            description = "Its port, ${DEFAULT-VALUE} by default.")
    private int port;

    @Option(
            names = "--system-id",
            paramLabel = "ID",
            defaultValue = "smppclient1",
            description = "Who we are, ${DEFAULT-VALUE} by default.")
    private String systemId;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:STONECHAT_PASSWORD:-password}",
            description = "Our password; by default the variable STONECHAT_PASSWORD, else 'password'.")
    private String password;

    @Option(
            names = "--system-type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "The system_type, if asked for.")
    private String systemType;

    @Option(
            names = "--bind-type",
            paramLabel = "TYPE",
            defaultValue = "transceiver",
            description = "transmitter, receiver or transceiver, ${DEFAULT-VALUE} by default.")
    private BindType bindType;

    @Option(names = "--tls", description = "Speak TLS; the centre's certificate must be one that this JVM trusts.")
    private boolean tls;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long connecting, binding and each response may take, ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds;

    BindType bindType() {
        return bindType;
    }

    /** Where this is, for people. */
    String place() {
        return host + ":" + port;
    }

    /**
     * Binds.
     *
     * @throws Failure saying why not, and what to do
     */
    SmppSession bind(ClientHandler handler) {
        Duration timeout = Duration.ofSeconds(timeoutSeconds);
        ClientConfig.Builder config = ClientConfig.builder()
                .host(host)
                .port(port)
                .bindType(bindType)
                .systemId(systemId)
                .password(password)
                .systemType(systemType)
                .connectTimeout(timeout)
                .sessionInitTimer(timeout)
                .responseTimer(timeout);
        if (tls) {
            config.tls(LinkOptions::trustOfTheJvm);
        }
        try {
            return SmppClient.connect(config.build(), handler);
        } catch (BindFailedException refused) {
            throw new Failure(BindTrouble.sentence(refused, systemId, place()));
        }
    }

    private static SSLContext trustOfTheJvm() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }
}
