package io.stonechat.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A method or constructor of a script as something to call. */
final class JavaFunction implements ScriptFunction {

    private final MethodHandle handle;
    private final int parameters;

    private JavaFunction(MethodHandle handle) {
        this.parameters = handle.type().parameterCount();
        this.handle = handle.asType(handle.type().generic()).asSpreader(Object[].class, parameters);
    }

    /** A method of an object, or a static one. */
    static JavaFunction of(Method method, Object instance) {
        method.setAccessible(true);
        try {
            var handle = MethodHandles.lookup().unreflect(method);
            return new JavaFunction(Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(instance));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A constructor. */
    static JavaFunction of(Constructor<?> constructor) {
        constructor.setAccessible(true);
        try {
            return new JavaFunction(MethodHandles.lookup().unreflectConstructor(constructor));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        var taken = arguments.length == parameters ? arguments : Arrays.copyOf(arguments, parameters);
        return (Object) handle.invokeExact(taken);
    }
}
