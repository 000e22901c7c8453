package io.stonechat.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Version 1 of the PROXY protocol's header: {@code PROXY TCP4 192.0.2.1 198.51.100.7 40000 2775} and CR LF. */
final class ProxyLine {
    private static final String START = "PROXY ";
    /** With the longest addresses the line has so many octets, CR LF included. */
    private static final int LONGEST = 107;

    private static final int PARTS = 6;
    private static final int MAX_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("0|[1-9][0-9]{0,4}");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private ProxyLine() {}

    static ProxyHeader.Reading read(byte[] octets, int offset, int length) {
        int most = Math.min(length, LONGEST);
        var text = new String(octets, offset, most, US_ASCII);
        if (!text.startsWith(START.substring(0, Math.min(START.length(), text.length())))) {
            return new ProxyHeader.Malformed("it does not start with \"PROXY \"");
        }
        int end = text.indexOf("\r\n");
        if (end < 0) {
            return length < LONGEST
                    ? new ProxyHeader.Incomplete()
                    : new ProxyHeader.Malformed("its line does not end within " + LONGEST + " octets");
        }
        return parse(text.substring(0, end), end + 2);
    }

    private static ProxyHeader.Reading parse(String line, int length) {
        if (line.equals("PROXY UNKNOWN") || line.startsWith("PROXY UNKNOWN ")) {
            return new ProxyHeader.Complete(ProxyHeader.LOCAL, length);
        }
        var parts = line.split(" ", -1);
        if (parts.length != PARTS || !(parts[1].equals("TCP4") || parts[1].equals("TCP6"))) {
            return new ProxyHeader.Malformed("its line is not \"PROXY TCP4|TCP6 source destination port port\"");
        }
        var form = parts[1].equals("TCP4") ? V4 : V6;
        var source = address(form, parts[2], parts[4]);
        var destination = address(form, parts[3], parts[5]);
        return source == null || destination == null
                ? new ProxyHeader.Malformed("its line has an address or a port that is none of " + parts[1])
                : new ProxyHeader.Complete(new ProxyHeader(source, destination), length);
    }

    private static @Nullable InetSocketAddress address(Pattern form, String address, String port) {
        if (!form.matcher(address).matches() || !PORT.matcher(port).matches() || Integer.parseInt(port) > MAX_PORT) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(port));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static byte[] write(ProxyHeader header) {
        var source = header.source();
        var destination = header.destination();
        if (source == null || destination == null) {
            return "PROXY UNKNOWN\r\n".getBytes(US_ASCII);
        }
        boolean six = source.getAddress() instanceof Inet6Address || destination.getAddress() instanceof Inet6Address;
        return "PROXY %s %s %s %d %d\r\n"
                .formatted(
                        six ? "TCP6" : "TCP4",
                        literal(source.getAddress(), six),
                        literal(destination.getAddress(), six),
                        source.getPort(),
                        destination.getPort())
                .getBytes(US_ASCII);
    }

    private static String literal(InetAddress address, boolean six) {
        var text = address.getHostAddress();
        if (!six || address instanceof Inet6Address) {
            int scope = text.indexOf('%');
            return scope < 0 ? text : text.substring(0, scope);
        }
        return "::ffff:" + text;
    }
}
