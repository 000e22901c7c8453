package io.stonechat.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * An alphabet that Java knows as a charset, of one or more octets a character.
 *
 * @param name its name, for people
 * @param dataCoding the {@code data_coding} that says a message is written in it, 0 to 255
 * @param charset what to read and write with
 */
public record CharsetAlphabet(String name, int dataCoding, Charset charset) implements Alphabet {

    @Override
    public int bitsPerUnit() {
        return 8;
    }

    @Override
    public int units(int codePoint) {
        try {
            return encodeStrictly(Character.toString(codePoint)).remaining();
        } catch (CharacterCodingException _) {
            return 0;
        }
    }

    @Override
    public boolean canEncode(String text) {
        return charset.newEncoder().canEncode(text);
    }

    @Override
    public Octets encode(String text) {
        try {
            var octets = encodeStrictly(text);
            return Octets.copyOf(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining());
        } catch (CharacterCodingException _) {
            throw missing(text, Math.max(0, firstMissing(text)));
        }
    }

    private ByteBuffer encodeStrictly(String text) throws CharacterCodingException {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(text));
    }

    @Override
    public String decode(Octets octets) {
        return new String(octets.bytes(), charset);
    }

    @Override
    public String toString() {
        return name;
    }
}
