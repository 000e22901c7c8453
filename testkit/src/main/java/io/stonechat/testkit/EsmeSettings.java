package io.stonechat.testkit;

import io.stonechat.protocol.BindType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * How an ESME binds.
 *
 * @param systemId who it says it is, at most 15 characters
 * @param password its password, at most 8 characters
 * @param bindType which of the two may send messages
 * @param systemType the kind of system it says it is (SMPP 3.4 §5.2.3)
 * @param addressRange the numbers it wants to receive for (SMPP 3.4 §5.2.7)
 * @param interfaceVersion the version it speaks, {@code 0x34} for 3.4
 * @param remote where the gateway sees it
 */
public record EsmeSettings(
        String systemId,
        String password,
        BindType bindType,
        String systemType,
        String addressRange,
        int interfaceVersion,
        SocketAddress remote) {

    private static final int V34 = 0x34;
    private static final SocketAddress SOMEWHERE = address("203.0.113.5", 5000);

    /** A transceiver of SMPP 3.4 that comes from 203.0.113.5:5000, an address for documentation. */
    public static EsmeSettings of(String systemId, String password) {
        return new EsmeSettings(systemId, password, BindType.TRANSCEIVER, "", "", V34, SOMEWHERE);
    }

    /** The same, bound in another way. */
    public EsmeSettings with(BindType other) {
        return new EsmeSettings(systemId, password, other, systemType, addressRange, interfaceVersion, remote);
    }

    /** The same, with a system_type. */
    public EsmeSettings withSystemType(String other) {
        return new EsmeSettings(systemId, password, bindType, other, addressRange, interfaceVersion, remote);
    }

    /** The same, with an address_range. */
    public EsmeSettings withAddressRange(String other) {
        return new EsmeSettings(systemId, password, bindType, systemType, other, interfaceVersion, remote);
    }

    /** The same, of another version of SMPP. */
    public EsmeSettings withInterfaceVersion(int other) {
        return new EsmeSettings(systemId, password, bindType, systemType, addressRange, other, remote);
    }

    /**
     * The same, coming from another address.
     *
     * @param ip an IP address, never looked up
     * @param port 0 to 65,535
     */
    public EsmeSettings from(String ip, int port) {
        return new EsmeSettings(
                systemId, password, bindType, systemType, addressRange, interfaceVersion, address(ip, port));
    }

    /** The password is not shown. */
    @Override
    public String toString() {
        return "EsmeSettings[" + systemId + " as " + bindType + " from " + remote + "]";
    }

    private static SocketAddress address(String ip, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(ip), port);
    }
}
