package io.stonechat.app;

import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import java.util.List;

/** Something read from a PDU, and where it stands. */
sealed interface Node {

    /** The field's name in the specification. */
    String name();

    /** How many octets after the start of the PDU it stands. */
    int offset();

    /** An unsigned number. */
    record Numeral(String name, int offset, long value) implements Node {}

    /** A text without the NUL that ends it. */
    record Text(String name, int offset, String value) implements Node {}

    /** Octets without a meaning of their own. */
    record Raw(String name, int offset, Octets value) implements Node {}

    /** A list of groups of fields, such as the destinations of a {@code submit_multi}. */
    record Groups(String name, int offset, List<List<Node>> groups) implements Node {}

    /** A list of texts. */
    record Texts(String name, int offset, List<String> values) implements Node {}

    /** An optional parameter. */
    record Parameter(int offset, Tlv tlv) implements Node {

        @Override
        public String name() {
            return "tlv";
        }
    }
}
