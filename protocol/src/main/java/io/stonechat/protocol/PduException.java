package io.stonechat.protocol;

/**
 * A PDU that cannot be read, or may not be written: it names the status, the place, the field, the value and the limit.
 *
 * <p>It has no stack trace: it tells about octets, not about code, and costs little however many a peer provokes.
 */
public final class PduException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final Problem problem;

    private final int commandId;
    private final int sequenceNumber;

    PduException(Problem problem, int commandId, int sequenceNumber) {
        super(null, null, false, false);
        this.problem = problem;
        this.commandId = commandId;
        this.sequenceNumber = sequenceNumber;
    }

    /**
     * What is wrong.
     *
     * @param status the status the specification has for it
     * @param flaw what kind of thing is wrong
     * @param offset how many octets after the start of the PDU
     * @param field the field, as the specification names it
     * @param value what stands there, for people
     * @param limit what was allowed, for people
     */
    record Problem(CommandStatus status, PduFlaw flaw, int offset, String field, String value, String limit) {}

    /** The status the specification has for this failure, such as {@code ESME_RINVMSGLEN}. */
    public CommandStatus status() {
        return problem.status();
    }

    /** What kind of thing is wrong. */
    public PduFlaw flaw() {
        return problem.flaw();
    }

    /** How many octets after the start of the PDU the trouble begins. */
    public int offset() {
        return problem.offset();
    }

    /** The field, as the specification names it, such as {@code short_message}. */
    public String field() {
        return problem.field();
    }

    /** What stands there, for people to read. */
    public String value() {
        return problem.value();
    }

    /** What was allowed there, for people to read. */
    public String limit() {
        return problem.limit();
    }

    /** The command id of the PDU; 0 when its header could not be read. */
    public int commandId() {
        return commandId;
    }

    /** The sequence number of the PDU, as raw bits; 0 when its header could not be read. */
    public int sequenceNumber() {
        return sequenceNumber;
    }

    /** Whether nothing that follows on the same link can be trusted: the length of the PDU is impossible. */
    public boolean closesLink() {
        return problem.flaw() == PduFlaw.COMMAND_LENGTH;
    }

    /** One sentence: command, field, offset, value, limit and status. */
    @Override
    public String getMessage() {
        var command = commandId == 0 ? "PDU" : CommandId.name(commandId);
        return "%s: %s at octet %d is %s, expected %s (%s)"
                .formatted(command, field(), offset(), value(), limit(), status().name());
    }
}
