package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Outcome;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.SmppSession;

/** What happens in a simulated centre. Consumers are called on the thread where it happens and must be short. */
public sealed interface SimulatorEvent {

    /** Something happened to a link: bound, refused, closed. */
    record Link(SessionEvent event) implements SimulatorEvent {}

    /**
     * A message was accepted.
     *
     * @param messageId the id in the response
     */
    record Accepted(SmppSession session, MessageRequest request, String messageId) implements SimulatorEvent {}

    /**
     * A message was not accepted.
     *
     * @param how what happened instead: the name of the status, or that there was no response
     */
    record NotAccepted(SmppSession session, MessageRequest request, String how) implements SimulatorEvent {}

    /**
     * A receipt was sent, or an intermediate notification.
     *
     * @param messageId the id in the receipt
     * @param outcome what the ESME made of it
     */
    record ReceiptSent(String systemId, String messageId, MessageState state, Outcome outcome)
            implements SimulatorEvent {}

    /**
     * A message of a handset was sent to an ESME.
     *
     * @param outcome what the ESME made of it
     */
    record MobileOriginated(String systemId, Address from, Address to, Outcome outcome) implements SimulatorEvent {}

    /** A receipt or a message of a handset was dropped, since too many wait for an ESME that does not take them. */
    record Dropped(String systemId) implements SimulatorEvent {}
}
