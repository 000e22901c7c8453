/** A small extension, as scripts see it; in a package of its own, as an extension would be. */
@NullMarked
package io.stonechat.sample;

import org.jspecify.annotations.NullMarked;
