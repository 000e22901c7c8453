/** SMPP on the wire: client and server sessions, window, timers, reconnect. */
@NullMarked
package io.stonechat.session;

import org.jspecify.annotations.NullMarked;
