package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;

/**
 * The peer refused the request.
 *
 * @param status the command_status of the response or of the generic_nack, never {@code ESME_ROK}
 */
public record Rejected(CommandStatus status) implements Outcome {}
