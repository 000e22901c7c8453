/**
 * Harnesses for script authors: the real gateway, with its dispatcher, its delivery and its sessions, on links and a store in
 * memory and on a clock that stands still. {@link io.stonechat.testkit.Harness} is where to begin.
 */
@NullMarked
package io.stonechat.testkit;

import org.jspecify.annotations.NullMarked;
