package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import org.jspecify.annotations.Nullable;

/** Makes replies for scripts in Python. Lists come as texts with one item a line. */
public final class PythonReplies {

    PythonReplies() {}

    /** Lets an ESME in. */
    public BindReply acceptBind() {
        return BindReply.accept();
    }

    /** Refuses an ESME. */
    public BindReply rejectBind(long status, String reason) {
        return BindReply.reject(status(status), reason);
    }

    /** Says yes, with a new message id of ours where the answer carries one. */
    public Reply accept() {
        return Reply.accept();
    }

    /** Says yes with this message id. */
    public Reply acceptAs(String messageId) {
        return Reply.accept(messageId);
    }

    /** Says yes, with TLVs, but for some destinations: type, plan, number of the status and address, one a line. */
    public Reply acceptWith(@Nullable String messageId, Tlvs tlvs, String refused) {
        var unsuccessful = refused.lines()
                .map(line -> line.split(" ", 4))
                .map(parts -> new UnsuccessfulSme(
                        new Address(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[3]),
                        CommandStatus.of(Integer.parseUnsignedInt(parts[2]))))
                .toList();
        return new Reply.Accept(messageId, tlvs, unsuccessful);
    }

    /** Says no. */
    public Reply reject(long status) {
        return Reply.reject(status(status));
    }

    /** Says no, with TLVs. */
    public Reply rejectWith(long status, Tlvs tlvs) {
        return new Reply.Reject(status(status), tlvs);
    }

    /** Answers a query_sm; without an id with that of the query. */
    public Reply state(@Nullable String messageId, int state, String finalDate, int errorCode) {
        return new Reply.State(messageId, messageState(state), finalDate, errorCode);
    }

    /** Stores the message and sends it along a chain; an empty one to have it routed when it is due. */
    public Reply queue(String chain) {
        return Reply.queue(chain.lines().toList());
    }

    /** Sends the message along a chain while the sender waits. */
    public Reply relay(String chain) {
        return Reply.relay(chain.lines().toList());
    }

    static CommandStatus status(long code) {
        return CommandStatus.of((int) code);
    }

    static MessageState messageState(int state) {
        return MessageState.of(state)
                .orElseThrow(() -> new IllegalArgumentException(
                        "message_state is " + state + " (expected: 0 to 9, SMPP 3.4 §5.2.28)"));
    }
}
