package io.stonechat.host;

import io.stonechat.sample.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A script language for tests, where each line is a handler: {@code event = answer}; an answer of ! throws. */
final class LineEngine implements ScriptEngine {

    @Override
    public String language() {
        return "Lines";
    }

    @Override
    public boolean handles(Path file) {
        return file.toString().endsWith(".lines");
    }

    @Override
    public PreparedScript prepare(List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options) {
        var errors = new ConfigErrors();
        var handlers = new ArrayList<LoadedScript.CallableHandler>();
        for (var source : sources) {
            var lines = source.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                var place = new Place(source.file(), i + 1, 1, lines.get(i));
                var parts = lines.get(i).split(" = ", 2);
                if (parts.length == 2) {
                    handlers.add(handler(environment.handlerKinds().getFirst(), place, parts[0], parts[1]));
                } else {
                    errors.add(Diagnostic.Severity.ERROR, place, "expected: event = answer", null);
                }
            }
        }
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        return new Lines(handlers);
    }

    @Override
    public List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return List.of();
    }

    private static LoadedScript.CallableHandler handler(HandlerKind kind, Place place, String event, String answer) {
        var declaration = new HandlerDeclaration(event, null, Map.of("value", event));
        return switch (kind.binder().bind(declaration)) {
            case HandlerBinding.Bound(var selectors) ->
                new LoadedScript.CallableHandler(
                        new DeclaredHandler(kind, selectors.iterator().next(), place, event),
                        arguments -> answer((Event) arguments[0], answer));
            case HandlerBinding.SignatureProblem problem -> throw new AssertionError(problem);
        };
    }

    private static String answer(@Nullable Object event, String answer) {
        if (answer.equals("!")) {
            throw new IllegalStateException("told to");
        }
        return answer + " " + event;
    }

    private record Lines(List<LoadedScript.CallableHandler> handlers) implements PreparedScript, LoadedScript {

        @Override
        public List<DeclaredHandler> declared() {
            return handlers.stream().map(LoadedScript.CallableHandler::declared).toList();
        }

        @Override
        public LoadedScript load() {
            return this;
        }

        @Override
        public void runLoadHooks() {}

        @Override
        public void close() {}
    }
}
