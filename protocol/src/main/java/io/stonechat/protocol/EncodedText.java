package io.stonechat.protocol;

/**
 * A text in the alphabet that was found best for it.
 *
 * @param alphabet the alphabet
 * @param octets the text in it, as long as it comes
 * @param reason why it is this alphabet, a sentence for people
 */
public record EncodedText(Alphabet alphabet, Octets octets, String reason) {

    /** The {@code data_coding} that says how the octets are to be read. */
    public int dataCoding() {
        return alphabet.dataCoding();
    }
}
