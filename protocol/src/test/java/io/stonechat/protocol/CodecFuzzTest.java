package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Targets for Jazzer. Without {@code JAZZER_FUZZ=1} each runs on the corpus in the test resources; what fuzzing finds is put
 * there.
 */
class CodecFuzzTest {

    /** Any octets are a PDU, or a {@link PduException}; what is a PDU can be written and is then the same. */
    @FuzzTest(maxDuration = "1m")
    void pdu(byte[] octets) {
        for (var reading : Reading.values()) {
            try {
                int length = Frames.length(octets, 0, octets.length, Frames.DEFAULT_MAX_PDU_BYTES);
                if (length != Frames.NEED_MORE) {
                    comesBack(PduDecoder.decode(octets, 0, length, reading));
                }
            } catch (PduException failure) {
                require(!failure.getMessage().isEmpty(), "a failure says what is wrong");
                Answers.failure(failure);
            }
        }
    }

    private static void comesBack(Pdu pdu) {
        PduFields.of(pdu);
        if (pdu instanceof MessageRequest message) {
            Receipt.of(message);
            Text.of(message);
        }
        if (pdu instanceof Response response && !response.commandStatus().isOk()) {
            // Where a body may be missing, some octets can be read in two ways.
            return;
        }
        var written = PduEncoder.toBytes(pdu);
        var again = PduEncoder.toBytes(PduDecoder.decode(written));
        require(Arrays.equals(written, again), "what is written is read as it was");
    }

    /** Any octets are TLVs and a rest that is none, and the TLVs survive being written. */
    @FuzzTest(maxDuration = "1m")
    void tlvs(byte[] octets) {
        var tlvs = Tlvs.read(octets, 0, octets.length);
        var again = Tlvs.of(tlvs);
        require(again.wireLength() == tlvs.wireLength(), "no TLV is lost");
        for (var tlv : tlvs) {
            require(tlvs.find(tlv.tag()).isPresent(), "each TLV is found");
            tlvs.integer(tlv.tag());
            tlvs.text(tlv.tag());
            NetworkErrorCode.parse(tlv.value());
            CallbackNumber.parse(tlv.value()).ifPresent(CallbackNumber::text);
            CallbackTag.parse(tlv.value()).ifPresent(CallbackTag::text);
        }
    }

    /** Any octets are user data, whose header is as long as it says. */
    @FuzzTest(maxDuration = "1m")
    void userData(byte[] octets) {
        Udh.parse(Octets.of(octets)).ifPresent(udh -> {
            require(udh.length() == 1 + (octets[0] & 0xFF), "a header is as long as it says");
            udh.concatenation();
            udh.ports();
            Alphabets.gsm(udh).decode(Octets.of(octets));
        });
    }

    /** Any text is split, and its parts are the text; any octets are read in every alphabet. */
    @FuzzTest(maxDuration = "1m")
    void text(FuzzedDataProvider data) {
        var text = data.consumeString(400);
        var octets = Octets.of(data.consumeRemainingAsBytes());
        for (int dataCoding = 0; dataCoding < 256; dataCoding++) {
            Text.decode(dataCoding, octets);
        }
        var joined = new StringBuilder();
        for (var method : LongMessage.Method.values()) {
            joined.setLength(0);
            LongMessage.of(text).with(method).split(1).forEach(segment -> joined.append(segment.text()));
            require(joined.toString().equals(text), "the parts are the text");
        }
        TextCount.of(Transliteration.fit(text, Alphabets.GSM_7BIT));
        var packed = SeptetPacking.pack(octets, 3);
        require(SeptetPacking.unpack(packed, 3, octets.length()).length() == octets.length(), "septets are all there");
    }

    /** Any text is read as a receipt. */
    @FuzzTest(maxDuration = "1m")
    void receipt(byte[] octets) {
        var receipt = Receipt.parse(new String(octets, ISO_8859_1));
        Receipt.parse(receipt.format());
        for (var form : MessageIdForm.values()) {
            form.normalise(receipt.raw());
        }
    }

    /** Any text is a time or none, and a time is written as it was, but for the tenths and offset of a relative one. */
    @FuzzTest(maxDuration = "1m")
    void time(byte[] octets) {
        var text = new String(octets, ISO_8859_1);
        SmppTime.parse(text).ifPresent(time -> {
            var written = time.format();
            require(written.substring(0, 12).equals(text.substring(0, 12)), "a time is written as it was");
            time.resolve(java.time.Instant.EPOCH);
        });
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalStateException("not so: " + rule);
        }
    }
}
