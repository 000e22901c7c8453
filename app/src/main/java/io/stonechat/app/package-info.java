/** The stonechat command: verbs, wiring, packaging. */
@NullMarked
package io.stonechat.app;

import org.jspecify.annotations.NullMarked;
