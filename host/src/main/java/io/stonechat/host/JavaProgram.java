package io.stonechat.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java scripts whose classes are there, though nothing of them has run. */
final class JavaProgram implements PreparedScript {

    private final List<Main> mains;
    private final Map<Class<?>, Object> namespaces;

    /**
     * A class that is to be instantiated.
     *
     * @param constructor its only constructor
     * @param handlers its handlers
     * @param hooks its {@code main} methods
     */
    record Main(Constructor<?> constructor, List<JavaHandler> handlers, List<Method> hooks) {}

    private JavaProgram(List<Main> mains, Map<Class<?>, Object> namespaces) {
        this.mains = mains;
        this.namespaces = namespaces;
    }

    /**
     * Defines the classes and binds their handlers.
     *
     * @throws ConfigException if handlers or constructors do not fit
     */
    static JavaProgram of(CompiledScripts scripts, ScriptEnvironment environment) {
        var loader = new ScriptLoader(scripts, new PollWeaver(scripts, environment));
        var errors = new ConfigErrors();
        var mains = new ArrayList<Main>();
        for (var type : scripts.classes()) {
            new JavaClassReader(type, scripts.syntax(), environment, errors)
                    .read(loader)
                    .ifPresent(mains::add);
        }
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        return new JavaProgram(
                mains, environment.namespaces().stream().collect(Collectors.toMap(Namespace::type, Namespace::value)));
    }

    @Override
    public List<DeclaredHandler> declared() {
        return mains.stream()
                .flatMap(main -> main.handlers().stream())
                .flatMap(JavaHandler::declared)
                .toList();
    }

    @Override
    public LoadedScript load() throws Throwable {
        var handlers = new ArrayList<LoadedScript.CallableHandler>();
        var hooks = new ArrayList<ScriptFunction>();
        for (var main : mains) {
            var instance = instantiate(main.constructor());
            main.handlers().forEach(handler -> {
                var function = JavaFunction.of(handler.method(), instance);
                handler.declared()
                        .map(declared -> new LoadedScript.CallableHandler(declared, function))
                        .forEach(handlers::add);
            });
            main.hooks().forEach(hook -> hooks.add(JavaFunction.of(hook, instance)));
        }
        return new JavaScript(handlers, hooks);
    }

    private Object instantiate(Constructor<?> constructor) throws Throwable {
        var arguments =
                Stream.of(constructor.getParameterTypes()).map(namespaces::get).toArray();
        var instance = ScopedValue.where(ScriptHooks.NAMESPACES, namespaces)
                .call(() -> JavaFunction.of(constructor).call(arguments));
        return Objects.requireNonNull(instance, constructor::toString);
    }
}
