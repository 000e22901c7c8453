package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.ssl.SslConfiguration;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.SubmitSm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jSMPP and cloudhopper over TLS, each against our server and under our client. */
class TlsInteropTest {
    private static final int TIMEOUT_MS = 30_000;
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    private static TestKeys keys;

    /** Has the key of "localhost" and trusts it. */
    private static SSLContext context;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = new TestKeys(folder);
        var localhost = keys.of("localhost");
        context = TestKeys.context(localhost, TestKeys.trusting(localhost));
    }

    private static InteropCentre centre() {
        return new InteropCentre(settings -> settings.tls(() -> context).clientCertificates(true));
    }

    private static SmppSession bind(int port) {
        var config = ClientConfig.builder()
                .host("localhost")
                .port(port)
                .bindType(BindType.TRANSCEIVER)
                .systemId("esme")
                .password(InteropCentre.PASSWORD)
                .tls(() -> context)
                .build();
        return SmppClient.connect(config, new InteropEsme());
    }

    private static SslConfiguration cloudhopperTls() {
        var tls = new SslConfiguration();
        tls.setKeyStorePath(keys.path("localhost").toString());
        tls.setKeyStorePassword(TestKeys.PASSWORD);
        tls.setKeyManagerPassword(TestKeys.PASSWORD);
        tls.setKeyStoreType("PKCS12");
        tls.setTrustStorePath(keys.path("localhost").toString());
        tls.setTrustStorePassword(TestKeys.PASSWORD);
        tls.setTrustStoreType("PKCS12");
        return tls;
    }

    @Test
    void jsmppsClient_bindsToUs_withItsCertificate_andSubmits() throws Exception {
        try (var centre = centre()) {
            var jsmpp = new SMPPSession((host, port) ->
                    new SocketConnection(context.getSocketFactory().createSocket(host, port)));
            jsmpp.setTransactionTimer(TIMEOUT_MS);
            jsmpp.connectAndBind(
                    "localhost",
                    centre.port(),
                    new BindParameter(
                            org.jsmpp.bean.BindType.BIND_TRX,
                            "jsmpp",
                            InteropCentre.PASSWORD,
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null));

            var result = jsmpp.submitShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "491710000001",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "491720000002",
                    new ESMClass(),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    new RegisteredDelivery(0),
                    (byte) 0,
                    DataCodings.ZERO,
                    (byte) 0,
                    HELLO);

            assertThat(result.getMessageId()).isEqualTo("id-1");
            assertThat(centre.next(SubmitSm.class).shortMessage().toByteArray()).isEqualTo(HELLO);
            jsmpp.unbindAndClose();
        }
    }

    @Test
    void jsmppsServer_isBoundByUs_andAcceptsASubmit() throws Exception {
        try (var centre = new JsmppCentre(context.getServerSocketFactory())) {
            var session = bind(centre.port());

            assertThat(session.outcomeAndAwait(Messages.submit(0))).isEqualTo(new Accepted("jsmpp-1"));
            assertThat(session.unbindAndAwait()).isEqualTo("unbound by us");
        }
    }

    @Test
    void cloudhoppersClient_bindsToUs_withItsCertificate_andSubmits() throws Exception {
        var client = new DefaultSmppClient();
        try (var centre = centre()) {
            var config = new SmppSessionConfiguration();
            config.setHost("localhost");
            config.setPort(centre.port());
            config.setSystemId("cloudhopper");
            config.setPassword(InteropCentre.PASSWORD);
            config.setUseSsl(true);
            config.setSslConfiguration(cloudhopperTls());
            config.setConnectTimeout(TIMEOUT_MS);
            config.setBindTimeout(TIMEOUT_MS);
            var cloudhopper = client.bind(config, new DefaultSmppSessionHandler());
            var submit = new com.cloudhopper.smpp.pdu.SubmitSm();
            submit.setShortMessage(HELLO);

            assertThat(cloudhopper.submit(submit, TIMEOUT_MS).getMessageId()).isEqualTo("id-1");
            assertThat(centre.next(SubmitSm.class).shortMessage().toByteArray()).isEqualTo(HELLO);
            cloudhopper.unbind(5000);
        } finally {
            client.destroy();
        }
    }

    @Test
    void cloudhoppersServer_isBoundByUs_andAcceptsASubmit() throws Exception {
        try (var centre = new CloudhopperCentre(config -> {
            config.setUseSsl(true);
            config.setSslConfiguration(cloudhopperTls());
        })) {
            var session = bind(centre.port());

            assertThat(session.outcomeAndAwait(Messages.submit(0))).isEqualTo(new Accepted("ch-1"));
            assertThat(session.unbindAndAwait()).isEqualTo("unbound by us");
        }
    }
}
