package io.stonechat.protocol;

/** How much fits the user data of one short message (3GPP TS 23.040 §9.2.3.16, §9.2.3.24). */
final class UserData {

    /** The octets of a short message's user data, header included. */
    static final int OCTETS = 140;

    private UserData() {}

    /** How many units fit beside a header of so many octets; of septets, fill bits go before the first. */
    static int capacity(int bitsPerUnit, int headerLength) {
        return Math.max(0, (OCTETS - headerLength) * 8 / bitsPerUnit);
    }
}
