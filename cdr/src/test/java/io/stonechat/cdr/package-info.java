@NullMarked
package io.stonechat.cdr;

import org.jspecify.annotations.NullMarked;
