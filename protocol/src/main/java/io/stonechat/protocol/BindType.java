package io.stonechat.protocol;

/** In which directions messages may flow over a session (SMPP 3.4 §2.2). */
public enum BindType {
    /** The ESME may submit, and receives nothing. */
    TRANSMITTER(CommandId.BIND_TRANSMITTER),
    /** The ESME receives, and may not submit. */
    RECEIVER(CommandId.BIND_RECEIVER),
    /** Both. */
    TRANSCEIVER(CommandId.BIND_TRANSCEIVER);

    private final int requestId;

    BindType(int requestId) {
        this.requestId = requestId;
    }

    /** Whether the ESME may submit messages. */
    public boolean transmits() {
        return this != RECEIVER;
    }

    /** Whether the centre may deliver messages to the ESME. */
    public boolean receives() {
        return this != TRANSMITTER;
    }

    int requestId() {
        return requestId;
    }

    int responseId() {
        return requestId | CommandId.RESPONSE;
    }
}
