package io.stonechat.app;

/** How the strict reading of octets as a PDU ended. */
enum Outcome {
    /** It is a PDU that follows the specification. */
    OK("ok"),
    /** It is none, or one that breaks the specification. */
    ERROR("error"),
    /** The octets end before the PDU does. */
    NEED_MORE_DATA("need_more_data");

    private final String wireName;

    Outcome(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the JSON output. */
    String wireName() {
        return wireName;
    }
}
