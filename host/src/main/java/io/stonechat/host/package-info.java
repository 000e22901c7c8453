/** The script host: config, scripts, hot reload, extensions, cache, log. Knows no SMPP. */
@NullMarked
package io.stonechat.host;

import org.jspecify.annotations.NullMarked;
