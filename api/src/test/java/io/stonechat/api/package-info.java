/** What operators see and do, over real HTTP against a real gateway. */
@NullMarked
package io.stonechat.api;

import org.jspecify.annotations.NullMarked;
