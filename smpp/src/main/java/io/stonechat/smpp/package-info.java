/** The smpp extension: what scripts see of SMPP, dispatch, binds, listener, built-in policy. */
@NullMarked
package io.stonechat.smpp;

import org.jspecify.annotations.NullMarked;
