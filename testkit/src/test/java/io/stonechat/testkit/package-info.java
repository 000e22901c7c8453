@NullMarked
package io.stonechat.testkit;

import org.jspecify.annotations.NullMarked;
