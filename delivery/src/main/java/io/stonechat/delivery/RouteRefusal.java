package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;

/**
 * Why a message is not taken at all.
 *
 * @param status what its ESME is answered
 * @param reason the reason, in a sentence
 */
public record RouteRefusal(CommandStatus status, String reason) {}
