/** JMH, and whole-process comparisons with other SMPP software. Not published. */
@NullMarked
package io.stonechat.benchmarks;

import org.jspecify.annotations.NullMarked;
