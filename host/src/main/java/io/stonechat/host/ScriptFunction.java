package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/** A script's function as its engine calls it, without deadline and without translation of what it throws. */
@FunctionalInterface
public interface ScriptFunction {

    /** Calls the function with as many of the arguments as it takes; throws what the script throws. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Throwable;
}
