/** Tests of what a script sees. */
@NullMarked
package io.stonechat.script;

import org.jspecify.annotations.NullMarked;
