package io.stonechat.smpp;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.session.Cidr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to bind to us, as an {@link OnBind} handler sees it (SMPP 3.4 §4.1). Its text form hides the password.
 *
 * @param request the request as it came
 * @param remote where it came from
 * @param tlsFacts what is known of the TLS link; null on a cleartext one
 */
public record Bind(
        BindRequest request, SocketAddress remote, @Nullable TlsFacts tlsFacts) {

    /**
     * Who wants to bind.
     *
     * @return at most 15 characters
     */
    public String systemId() {
        return request.systemId();
    }

    /**
     * The password that was sent, in clear. {@link #passwordMatches} is the way to check it.
     *
     * @return at most 8 characters, by the specification
     */
    public String password() {
        return request.password();
    }

    /**
     * Whether the password that was sent is the expected one. It takes the same time wherever the two differ.
     *
     * @param expected in clear, or a hash such as {@code $pbkdf2-sha256$29000$<salt>$<hash>}
     * @return whether it is
     * @throws IllegalArgumentException if {@code expected} starts like a hash and is not one
     */
    public boolean passwordMatches(String expected) {
        return PasswordHash.matches(expected, request.password());
    }

    /**
     * Where the request came from.
     *
     * @return {@code address:port}
     */
    public String clientAddr() {
        return Addresses.text(remote);
    }

    /**
     * The kind of system that wants to bind (SMPP 3.4 §5.2.3).
     *
     * @return mostly empty
     */
    public String systemType() {
        return request.systemType();
    }

    /**
     * The version of SMPP it speaks (SMPP 3.4 §5.2.4).
     *
     * @return {@code 0x34} for 3.4
     */
    public int interfaceVersion() {
        return request.interfaceVersion();
    }

    /**
     * Which of the two may send messages.
     *
     * @return as a transmitter it submits, as a receiver it is delivered to, as a transceiver both
     */
    public BindType bindType() {
        return request.type();
    }

    /**
     * The numbers it wants to receive for (SMPP 3.4 §5.2.7).
     *
     * @return a pattern; mostly empty
     */
    public String addressRange() {
        return request.addressRange();
    }

    /**
     * What is known of the TLS link.
     *
     * @return empty on a cleartext link
     */
    public Optional<TlsFacts> tls() {
        return Optional.ofNullable(tlsFacts);
    }

    /**
     * Whether the request came from an address of a range. An address that is not an IP address is in none.
     *
     * @param range the range
     * @return whether it did
     */
    public boolean comesFrom(Cidr range) {
        return remote instanceof InetSocketAddress socket && comesFrom(range, socket.getAddress());
    }

    private static boolean comesFrom(Cidr range, @Nullable InetAddress address) {
        return address != null && range.contains(address);
    }
}
