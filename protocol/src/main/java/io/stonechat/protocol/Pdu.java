package io.stonechat.protocol;

/**
 * An SMPP protocol data unit: plain, immutable data, of one record type a command.
 *
 * <p>Nothing in a PDU has been checked against the limits of the specification: what a lenient peer sent is kept as it
 * came, and {@link PduEncoder} is what refuses to write what no peer should see.
 */
public sealed interface Pdu permits Request, Response, UnknownPdu {

    /** The command id, for instance {@link CommandId#SUBMIT_SM}; an unsigned 32-bit number kept as the raw bits. */
    int commandId();

    /** The sequence number, an unsigned 32-bit number kept as the raw bits (SMPP 3.4 §3.2). */
    int sequenceNumber();
}
