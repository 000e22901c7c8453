package io.stonechat.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * For JUnit: a parameter {@code Harness harness} of a test is a harness of its own, started before the test and closed after it.
 * {@link HarnessTest} says what it runs, or a field does:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final HarnessExtension GATEWAY = HarnessExtension.of(Harness.of("gateway.java").config(YAML));
 * }</pre>
 *
 * <p>If a test fails, what handlers have thrown meanwhile goes along with its failure.
 */
public final class HarnessExtension implements ParameterResolver, TestExecutionExceptionHandler {

    /** The configuration parameter of the JUnit Platform that names the folder where relative paths of harnesses begin. */
    public static final String FOLDER = "stonechat.folder";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(HarnessExtension.class);

    private final @Nullable HarnessBuilder builder;

    /** What {@link HarnessTest} names. */
    public HarnessExtension() {
        this(null);
    }

    private HarnessExtension(@Nullable HarnessBuilder builder) {
        this.builder = builder;
    }

    /** Harnesses of this kind. */
    public static HarnessExtension of(HarnessBuilder builder) {
        return new HarnessExtension(builder);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Harness.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The store closes it after the test.
        return context.getStore(OURS).computeIfAbsent(Harness.class, _ -> start(context), Harness.class);
    }

    private Harness start(ExtensionContext context) {
        Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse(""));
        return (builder == null ? Harness.of(annotated(context)) : builder).start(folder);
    }

    private static String annotated(ExtensionContext context) {
        return Stream.of(
                        AnnotationSupport.findAnnotation(context.getElement(), HarnessTest.class),
                        context.getTestClass().flatMap(HarnessExtension::ofClass))
                .flatMap(Optional::stream)
                .findFirst()
                .map(HarnessTest::value)
                .orElseThrow(() -> new ParameterResolutionException(
                        "no @HarnessTest(\"gateway.yaml\") says what the harness is to run"));
    }

    private static Optional<HarnessTest> ofClass(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, HarnessTest.class)
                .or(() -> Optional.ofNullable(type.getEnclosingClass()).flatMap(HarnessExtension::ofClass));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Harness harness = context.getStore(OURS).get(Harness.class, Harness.class);
        if (harness != null) {
            harness.failures().stream()
                    .map(HandlerCall::thrown)
                    .filter(thrown -> thrown != null && !thrown.equals(failure))
                    .forEach(failure::addSuppressed);
        }
        throw failure;
    }
}
