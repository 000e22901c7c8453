package io.stonechat.host;

import java.lang.annotation.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what one class of a script is for: its handlers, its load hook, what its constructor takes. */
final class JavaClassReader {

    private final CompiledScripts.ScriptClass type;
    private final ScriptSyntax syntax;
    private final ScriptEnvironment environment;
    private final ConfigErrors errors;
    private final List<MethodModel> inOrder;

    JavaClassReader(
            CompiledScripts.ScriptClass type, ScriptSyntax syntax, ScriptEnvironment environment, ConfigErrors errors) {
        this.type = type;
        this.syntax = syntax;
        this.environment = environment;
        this.errors = errors;
        this.inOrder = ClassFile.of().parse(type.bytes()).methods();
    }

    /** What is to be instantiated; nothing for a class that only helps others. */
    Optional<JavaProgram.Main> read(ClassLoader loader) {
        try {
            var loaded = Class.forName(type.name(), false, loader);
            var methods = methods(loaded);
            var handlers = methods.stream().flatMap(this::handlers).toList();
            if (handlers.isEmpty() && !syntax.isCompact(type.name())) {
                return Optional.empty();
            }
            if (loaded.isMemberClass() || loaded.isLocalClass() || loaded.isAnonymousClass()) {
                handlers.forEach(handler -> error(
                        handler.place(),
                        handler.method().getName() + " is a handler of a class inside another",
                        "move it out: only methods of the script's outermost class are handlers"));
                return Optional.empty();
            }
            return constructor(loaded).map(found -> new JavaProgram.Main(found, handlers, hooks(methods)));
        } catch (ClassNotFoundException | LinkageError e) {
            error(type.source().place(1, 1), "the class " + type.name() + " cannot be loaded: " + e, "");
            return Optional.empty();
        }
    }

    /** The methods in the order of the source; reflection has none. */
    private List<Method> methods(Class<?> loaded) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < inOrder.size(); i++) {
            var method = inOrder.get(i);
            positions.put(
                    key(method.methodName().stringValue(), method.methodType().stringValue()), i);
        }
        return Stream.of(loaded.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(method -> positions.getOrDefault(key(method), 0)))
                .toList();
    }

    private Stream<JavaHandler> handlers(Method method) {
        return environment.handlerKinds().stream().flatMap(kind -> {
            var annotation = method.getDeclaredAnnotation(kind.annotation());
            return annotation == null ? Stream.of() : bind(kind, method, annotation).stream();
        });
    }

    private Optional<JavaHandler> bind(HandlerKind kind, Method method, Annotation annotation) {
        var place = place(method);
        var declaration = new HandlerDeclaration(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes()),
                options(annotation));
        return switch (kind.binder().bind(declaration)) {
            case HandlerBinding.Bound(var selectors) ->
                Optional.of(new JavaHandler(kind, selectors.stream().sorted().toList(), method, place));
            case HandlerBinding.SignatureProblem(var message, var expected) -> {
                error(place, message, "expected: " + expected);
                yield Optional.empty();
            }
        };
    }

    /** What the annotation says, by the names of its elements. */
    private static Map<String, Object> options(Annotation annotation) {
        var options = new HashMap<String, Object>();
        for (var element : annotation.annotationType().getDeclaredMethods()) {
            try {
                options.put(element.getName(), element.invoke(annotation));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(annotation + " cannot be read", e);
            }
        }
        return options;
    }

    private Optional<Constructor<?>> constructor(Class<?> loaded) {
        var constructors = loaded.getDeclaredConstructors();
        var start = type.source().place(1, 1);
        if (constructors.length != 1) {
            error(start, type.name() + " has " + constructors.length + " constructors", "a script has one");
            return Optional.empty();
        }
        var known = environment.namespaces().stream().map(Namespace::type).toList();
        var unknown = new ArrayList<>(List.of(constructors[0].getParameterTypes()));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            error(
                    start,
                    "the constructor of " + type.name() + " takes " + names(unknown) + ", which the host does not have",
                    "it has " + names(known));
            return Optional.empty();
        }
        return Optional.of(constructors[0]);
    }

    private static List<Method> hooks(List<Method> methods) {
        return methods.stream()
                .filter(method -> method.getName().equals("main") && method.getParameterCount() == 0)
                .toList();
    }

    private Place place(Method method) {
        var sameName = inOrder.stream()
                .filter(candidate -> candidate.methodName().equalsString(method.getName()))
                .map(candidate -> key(method.getName(), candidate.methodType().stringValue()))
                .toList();
        return syntax.place(type.name(), method.getName(), sameName.indexOf(key(method)), type.source());
    }

    private void error(Place place, String message, String hint) {
        errors.add(Diagnostic.Severity.ERROR, place, message, hint.isEmpty() ? null : hint);
    }

    private static String key(Method method) {
        return key(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString());
    }

    private static String key(String name, String descriptor) {
        return name + descriptor;
    }

    private static String names(List<Class<?>> types) {
        return types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
