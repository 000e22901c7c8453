package io.stonechat.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a Java script that is called again and again: {@code @Every(seconds = 60) void tidy() { … }}.
 *
 * <p>The first call is one period after the script was loaded. A call that has not ended when the next one is due is left to
 * end, and the one that was due is left out. What a call throws is logged, and the next one comes all the same. A script that
 * is loaded again with the same name and period keeps the rhythm; the next call is one of the new code. It runs in each process.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Every {

    /** The period, above 0. */
    double seconds();

    /** What logs call it; the method's name if empty. */
    String name() default "";

    /** Up to so many seconds, drawn anew each time, are added to the period, so that many processes do not call at once. */
    double jitter() default 0;
}
