@NullMarked
package io.stonechat.simulator;

import org.jspecify.annotations.NullMarked;
