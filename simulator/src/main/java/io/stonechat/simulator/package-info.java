/** A message centre and its handsets, well-behaved or badly behaved on request. */
@NullMarked
package io.stonechat.simulator;

import org.jspecify.annotations.NullMarked;
