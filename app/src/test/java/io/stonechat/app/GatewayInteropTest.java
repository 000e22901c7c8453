package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.app.ForeignCentre.Taken;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.smpp.SmppExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole gateway between other people's ESMEs and other people's message centres. */
class GatewayInteropTest {
    private static final String BOB = "491720000002";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Who is on either side of the gateway. */
    enum Line {
        JSMPP_TO_CLOUDHOPPER,
        CLOUDHOPPER_TO_JSMPP;

        ForeignEsme esme(int port, String password) throws Exception {
            return switch (this) {
                case JSMPP_TO_CLOUDHOPPER -> new JsmppEsme(port, password);
                case CLOUDHOPPER_TO_JSMPP -> new CloudhopperEsme(port, password);
            };
        }

        ForeignCentre centre() throws Exception {
            return switch (this) {
                case JSMPP_TO_CLOUDHOPPER -> new CloudhopperCentre();
                case CLOUDHOPPER_TO_JSMPP -> new JsmppCentre();
            };
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesATextThere_andItsReceiptBack(Line line) throws Exception {
        ForeignCentre centre = open(line.centre());
        ForeignEsme esme = open(line.esme(gateway(centre), ForeignEsme.PASSWORD));

        String id = esme.submit(BOB, 0, HELLO);
        Taken taken = centre.next();
        int status = centre.deliver(BOB, ForeignEsme.NUMBER, EsmClass.RECEIPT, taken.receipt());

        assertThat(taken.from()).isEqualTo(ForeignEsme.NUMBER);
        assertThat(taken.to()).isEqualTo(BOB);
        assertThat(taken.message()).isEqualTo(Octets.copyOf(HELLO));
        assertThat(status).isZero();
        assertThat(esme.nextText()).startsWith("id:" + id + " ").contains("stat:DELIVRD");
        assertThat(esme.query(id)).isEqualTo(MessageState.DELIVERED.code());
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheSegmentsOfALongText_asTheyAre(Line line) throws Exception {
        ForeignCentre centre = open(line.centre());
        ForeignEsme esme = open(line.esme(gateway(centre), ForeignEsme.PASSWORD));
        // User data header of 5 octets: concatenated, element of 3 octets, reference 0x2A, 2 segments, the first.
        byte[] segment = {5, 0, 3, 0x2A, 2, 1, 'a', 'b', 'c'};

        esme.submit(BOB, EsmClass.UDHI, segment);

        Taken taken = centre.next();
        assertThat(taken.esmClass()).isEqualTo(EsmClass.UDHI);
        assertThat(taken.message()).isEqualTo(Octets.copyOf(segment));
    }

    @ParameterizedTest
    @EnumSource
    void handsAMobileText_toWhoOwnsTheNumber(Line line) throws Exception {
        ForeignCentre centre = open(line.centre());
        ForeignEsme esme = open(line.esme(gateway(centre), ForeignEsme.PASSWORD));

        int status = centre.deliver(BOB, ForeignEsme.NUMBER, 0, "hi from a handset");

        assertThat(status).isZero();
        assertThat(esme.nextText()).isEqualTo("hi from a handset");
        assertThat(esme.alive()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWrongPassword(Line line) throws Exception {
        int port = gateway(open(line.centre()));

        assertThatThrownBy(() -> open(line.esme(port, "wrong")))
                .satisfies(refusal -> assertThat(refusal.getMessage()).containsIgnoringCase("0000000E"));
    }

    private <T extends AutoCloseable> T open(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    /** Starts a gateway without a script on a free port. */
    private int gateway(ForeignCentre centre) throws Exception {
        Path config = Files.writeString(folder.resolve("stonechat.yaml"), """
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: %s, password: %s } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: gateway, password: gateway } ]
                    routing: { default_chain: ["bind:up", "queue"], mo: [ { to: "%s", user: %s } ] }
                """.formatted(
                ForeignEsme.SYSTEM_ID, ForeignEsme.PASSWORD, centre.port(), ForeignEsme.NUMBER, ForeignEsme.SYSTEM_ID));
        var smpp = new SmppExtension(Map.of());
        var host = open(ScriptHost.builder(ConfigFile.load(config, Map.of()))
                .extension(smpp)
                .engine(new JavaEngine(List.of("io.stonechat.smpp")))
                .environment(Map.of())
                .build());
        host.start();
        String address = smpp.smpp().bindAddress();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
