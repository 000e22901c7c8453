/** The gateway over HTTP: its operations, its metrics. */
@NullMarked
package io.stonechat.api;

import org.jspecify.annotations.NullMarked;
