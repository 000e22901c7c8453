/** Tests of the smpp extension. */
@NullMarked
package io.stonechat.smpp;

import org.jspecify.annotations.NullMarked;
