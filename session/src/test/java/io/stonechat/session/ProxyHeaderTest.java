package io.stonechat.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol's header, read and written. */
class ProxyHeaderTest {
    private static final InetSocketAddress FOUR = new InetSocketAddress("192.0.2.1", 40_000);
    private static final InetSocketAddress CENTRE = new InetSocketAddress("198.51.100.7", 2775);
    private static final InetSocketAddress SIX = new InetSocketAddress("2001:db8::1", 40_000);
    private static final InetSocketAddress CENTRE_SIX = new InetSocketAddress("2001:db8::7", 2775);
    private static final String V2 = "0d0a0d0a000d0a515549540a";

    private static ProxyHeader.Reading read(byte[] octets) {
        return ProxyHeader.read(octets, 0, octets.length);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(ProxyHeader.Version version) {
        for (var header :
                new ProxyHeader[] {new ProxyHeader(FOUR, CENTRE), new ProxyHeader(SIX, CENTRE_SIX), ProxyHeader.LOCAL
                }) {
            byte[] octets = header.toBytes(version);

            assertThat(read(octets)).isEqualTo(new ProxyHeader.Complete(header, octets.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForMore_atEveryOctetBeforeTheLast_andLeavesWhatFollows(ProxyHeader.Version version) {
        byte[] octets = new ProxyHeader(FOUR, CENTRE).toBytes(version);
        byte[] more = Arrays.copyOf(octets, octets.length + 16);

        for (int length = 0; length < octets.length; length++) {
            assertThat(ProxyHeader.read(more, 0, length))
                    .as("%d octets", length)
                    .isInstanceOf(ProxyHeader.Incomplete.class);
        }
        assertThat(read(more)).isEqualTo(new ProxyHeader.Complete(new ProxyHeader(FOUR, CENTRE), octets.length));
    }

    @Test
    void writesTheLineOfTheSpecification() {
        assertThat(new String(new ProxyHeader(FOUR, CENTRE).toBytes(ProxyHeader.Version.V1), US_ASCII))
                .isEqualTo("PROXY TCP4 192.0.2.1 198.51.100.7 40000 2775\r\n");
    }

    @Test
    void writesTheBlockOfTheSpecification() {
        assertThat(HexFormat.of().formatHex(new ProxyHeader(FOUR, CENTRE).toBytes(ProxyHeader.Version.V2)))
                .isEqualTo(V2 + "2111000c" + "c0000201" + "c6336407" + "9c40" + "0ad7");
    }

    @ParameterizedTest
    @EnumSource
    void writesMixedFamilies_asIpv6(ProxyHeader.Version version) {
        byte[] octets = new ProxyHeader(FOUR, CENTRE_SIX).toBytes(version);

        assertThat(read(octets)).isInstanceOfSatisfying(ProxyHeader.Complete.class, complete -> {
            assertThat(complete.header().source()).isEqualTo(FOUR);
            assertThat(complete.header().destination()).isEqualTo(CENTRE_SIX);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.1 198.51.100.7 40000\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.7 40000 65536\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.7 040 2775\r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.7 40000 2775\r\n",
                "PROXY TCP4 2001:db8::1 2001:db8::7 40000 2775\r\n",
                "PROXY TCP6 localhost localhost 40000 2775\r\n",
                "PROXY  TCP4 192.0.2.1 198.51.100.7 40000 2775\r\n",
                "PROXY UDP4 192.0.2.1 198.51.100.7 40000 2775\r\n",
                "POST / HTTP/1.1\r\n",
                "\r\nGET"
            })
    void refusesALineThatIsNone(String line) {
        assertThat(read(line.getBytes(US_ASCII))).isInstanceOf(ProxyHeader.Malformed.class);
    }

    @Test
    void refusesALineThatDoesNotEnd() {
        assertThat(read(("PROXY TCP4 " + "1".repeat(200)).getBytes(US_ASCII)))
                .isEqualTo(new ProxyHeader.Malformed("its line does not end within 107 octets"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111000c" + "c0000201c63364079c400ad7",
                "2211000c" + "c0000201c63364079c400ad7",
                "21110008" + "c0000201c6336407",
                "2121000c" + "c0000201c63364079c400ad7",
                "2111ffff"
            })
    void refusesABlockThatIsNone(String block) {
        assertThat(read(hex(V2 + block))).isInstanceOf(ProxyHeader.Malformed.class);
    }

    @Test
    void takesTheProxysOwnConnections_forLocal_andUnixSocketsToo() {
        assertThat(read(hex(V2 + "20000000"))).isEqualTo(new ProxyHeader.Complete(ProxyHeader.LOCAL, 16));
        assertThat(read(hex(V2 + "213100d8" + "00".repeat(0xd8))))
                .isEqualTo(new ProxyHeader.Complete(ProxyHeader.LOCAL, 16 + 0xd8));
    }

    @Test
    void skipsTlvs_andChecksTheChecksumAmongThem() {
        var addresses = "c0000201c63364079c400ad7";
        // PP2_TYPE_NOOP with one octet, then PP2_TYPE_CRC32C.
        byte[] right = hex(V2 + "21110017" + addresses + "04000100" + "030004" + "00000000");
        int crc = crc32c(right);
        for (int i = 0; i < 4; i++) {
            right[right.length - 4 + i] = (byte) (crc >>> (24 - 8 * i));
        }
        assertThat(read(right)).isEqualTo(new ProxyHeader.Complete(new ProxyHeader(FOUR, CENTRE), right.length));

        right[17]++;
        assertThat(read(right)).isInstanceOf(ProxyHeader.Malformed.class);
        assertThat(read(hex(V2 + "2111000f" + addresses + "040009"))).isInstanceOf(ProxyHeader.Malformed.class);
    }

    /** Bit by bit, from the polynomial. */
    private static int crc32c(byte[] octets) {
        int crc = ~0;
        for (byte octet : octets) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        return ~crc;
    }

    @Test
    void wantsBothAddresses_resolved() {
        assertThatThrownBy(() -> new ProxyHeader(FOUR, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProxyHeader(FOUR, InetSocketAddress.createUnresolved("centre.example", 2775)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("centre.example");
    }
}
