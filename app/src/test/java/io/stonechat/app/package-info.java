@NullMarked
package io.stonechat.app;

import org.jspecify.annotations.NullMarked;
