/** What happens to a stored message: due, routed, attempted, retried, final. */
@NullMarked
package io.stonechat.delivery;

import org.jspecify.annotations.NullMarked;
