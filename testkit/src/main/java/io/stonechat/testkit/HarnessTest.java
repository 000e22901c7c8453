package io.stonechat.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a harness of its own: {@code @Test void name(Harness harness)}.
 *
 * <pre>{@code
 * @HarnessTest("gateway.yaml")
 * class GatewayTest {
 *     @Test
 *     void submits_are_stored(Harness harness) { … }
 * }
 * }</pre>
 *
 * <p>On a method it goes before that on the class.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HarnessExtension.class)
public @interface HarnessTest {

    /** A script or a configuration, as {@link Harness#of} takes them. */
    String value();
}
