package io.stonechat.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What is kept cold is kept in families. The keys of most ascend with time, so that what is new never has to be merged with
 * what has been there for long; those that are spread at random, and are asked for one by one, are apart from them.
 */
enum ColdFamily {

    /** The state, and what a message is found by whose id is not known: with a filter, for what is not there; lists grow. */
    NAMES("default"),

    /** The messages themselves, by id. */
    RECORDS("records"),

    /** The queues of what has not ended, by when it is due. */
    QUEUES("queues"),

    /** What has ended, by when its record goes. */
    ENDINGS("endings"),

    /** What expires, by when. */
    EXPIRIES("expiries"),

    /** Where to: what searches go through. */
    DESTINATIONS("destinations"),

    /** Where from: what searches go through. */
    SOURCES("sources");

    private final String title;

    ColdFamily(String title) {
        this.title = title;
    }

    /** The family of the keys that begin with this letter. */
    static ColdFamily of(byte kind) {
        return switch (kind) {
            case ColdKeys.STATE_KIND, ColdKeys.TIE, ColdKeys.DEDUP, ColdKeys.OPEN_TO, ColdKeys.PART -> NAMES;
            case ColdKeys.RECORD -> RECORDS;
            case ColdKeys.DUE -> QUEUES;
            case ColdKeys.ENDING -> ENDINGS;
            case ColdKeys.EXPIRY -> EXPIRIES;
            case ColdKeys.DESTINATION -> DESTINATIONS;
            case ColdKeys.SOURCE -> SOURCES;
            default -> throw new StoreFormatException("No key begins with the octet " + kind + ".");
        };
    }

    /** What RocksDB calls it. */
    byte[] title() {
        return title.getBytes(US_ASCII);
    }
}
