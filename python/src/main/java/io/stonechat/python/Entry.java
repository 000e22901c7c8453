package io.stonechat.python;

import org.graalvm.polyglot.Value;

/**
 * Where a function of the script's is entered, in one worker.
 *
 * @param driver what calls it
 * @param direct whether it runs on the thread that leads
 * @param name what people know it by
 */
record Entry(Value driver, boolean direct, String name) {}
