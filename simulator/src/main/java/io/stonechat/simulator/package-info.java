/**
 * A message centre and its handsets, well-behaved or badly behaved on request: what an ESME or a gateway is tried against.
 *
 * <p>{@link io.stonechat.simulator.Simulator} is the way in, {@link io.stonechat.simulator.Scenario} says how it behaves,
 * {@link io.stonechat.simulator.Fate} what becomes of a message by the last digits of its destination.
 */
@NullMarked
package io.stonechat.simulator;

import org.jspecify.annotations.NullMarked;
