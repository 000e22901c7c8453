/** A raw-bytes SMPP peer, client and server, that misbehaves as told. */
@NullMarked
package io.stonechat.peer;

import org.jspecify.annotations.NullMarked;
