package io.stonechat.protocol;

/** The keys of a receipt's text, in the order of the specification (SMPP 3.4 appendix B). */
enum ReceiptKey {
    ID("id", 0),
    SUB("sub", 1),
    DLVRD("dlvrd", 2),
    SUBMIT_DATE("submit date", 3),
    DONE_DATE("done date", 4),
    STAT("stat", 5),
    ERR("err", 6),
    TEXT("text", 7);

    private final String label;
    private final int slot;

    ReceiptKey(String label, int slot) {
        this.label = label;
        this.slot = slot;
    }

    String label() {
        return label;
    }

    int slot() {
        return slot;
    }
}
