/** The spool: stored messages, their states, due times and receipt correlation. */
@NullMarked
package io.stonechat.store;

import org.jspecify.annotations.NullMarked;
