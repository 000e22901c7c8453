package io.stonechat.session;

/**
 * What has gone over one session since its connection was made.
 *
 * @param pdusIn PDUs that were read
 * @param pdusOut PDUs that were written, or are about to be
 * @param octetsIn octets of the PDUs that were read
 * @param octetsOut octets of the PDUs that were written, or are about to be
 * @param handling requests of the peer that have no answer yet
 */
public record SessionTraffic(long pdusIn, long pdusOut, long octetsIn, long octetsOut, int handling) {

    static SessionTraffic of(Traffic traffic, int handling) {
        return new SessionTraffic(
                traffic.in().pdus(),
                traffic.out().pdus(),
                traffic.in().octets(),
                traffic.out().octets(),
                handling);
    }
}
