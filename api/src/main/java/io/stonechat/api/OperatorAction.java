package io.stonechat.api;

import java.time.Instant;

/**
 * Something that an operator did.
 *
 * @param at when
 * @param who who it was, by the door that he came by: {@code socket: root}, {@code admin token from 192.0.2.7}
 * @param action what: {@code bind stop}, {@code session kick}, {@code cancel} and so on
 * @param subject to whom or what: the name of a bind, the name of a session, the id of a message
 * @param result what came of it, in a word or a sentence
 */
record OperatorAction(Instant at, String who, String action, String subject, String result) implements GatewayEvent {}
