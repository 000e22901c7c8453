package io.stonechat.protocol;

/**
 * The user data of a short message: a header, if there is one, and what follows it (3GPP TS 23.040 §9.2.3.24).
 *
 * @param udh the header; {@link Udh#EMPTY} if there is none, or none that can be read
 * @param text what follows
 */
public record UserData(Udh udh, Octets text) {

    /** The octets of a short message's user data, header included. */
    static final int OCTETS = 140;

    /** The user data of a message: its body, cut behind the header that {@code esm_class} says it starts with. */
    public static UserData of(MessageRequest message) {
        var body = message.body();
        if (!message.hasUdh()) {
            return new UserData(Udh.EMPTY, body);
        }
        return Udh.parse(body)
                .map(udh -> new UserData(udh, body.slice(udh.length(), body.length())))
                .orElseGet(() -> new UserData(Udh.EMPTY, body));
    }

    /** The alphabet of the text: that of {@code data_coding}, with the header's national tables; Latin-1 for octets. */
    Alphabet alphabet(int dataCoding) {
        var alphabet = new DataCoding(dataCoding).alphabet().orElse(Alphabets.LATIN_1);
        return alphabet.equals(Alphabets.GSM_7BIT) ? Alphabets.gsm(udh) : alphabet;
    }

    /** How many units fit beside a header of so many octets; of septets, fill bits go before the first. */
    static int capacity(int bitsPerUnit, int headerLength) {
        return Math.max(0, (OCTETS - headerLength) * 8 / bitsPerUnit);
    }
}
