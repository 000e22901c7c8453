@NullMarked
package io.stonechat.protocol;

import org.jspecify.annotations.NullMarked;
