package io.stonechat.session;

import io.stonechat.protocol.BindType;

/** The states of a session (SMPP 3.4 §2.2), and the one in which it is ended in good order. */
public enum SessionState {
    /** Connected, not bound. */
    OPEN,
    /** Bound as a transmitter: the ESME submits. */
    BOUND_TX,
    /** Bound as a receiver: the message centre delivers. */
    BOUND_RX,
    /** Bound as a transceiver: both. */
    BOUND_TRX,
    /** Bound, but ending: what is open is being finished, nothing new is sent. */
    UNBINDING,
    /** The link is gone. */
    CLOSED;

    /** Returns the state that a successful bind of this type leads to. */
    static SessionState bound(BindType type) {
        return switch (type) {
            case TRANSMITTER -> BOUND_TX;
            case RECEIVER -> BOUND_RX;
            case TRANSCEIVER -> BOUND_TRX;
        };
    }

    /** Tells whether requests may be sent: bound and not ending. */
    public boolean isBound() {
        return this == BOUND_TX || this == BOUND_RX || this == BOUND_TRX;
    }
}
