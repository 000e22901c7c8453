/** Records of messages that have ended: one JSON line for each final state, and for what was learnt after it. */
@NullMarked
package io.stonechat.cdr;

import org.jspecify.annotations.NullMarked;
