package io.stonechat.python;

import io.stonechat.host.ConfigException;
import io.stonechat.host.DeclaredHandler;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerDeclaration;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.LoadedScript.CallableHandler;
import io.stonechat.host.Place;
import io.stonechat.host.ScriptFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds out which events the declared handlers are for. */
final class Binding {

    private final PythonProgram program;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<CallableHandler> bound = new ArrayList<>();

    Binding(PythonProgram program) {
        this.program = program;
    }

    /**
     * Binds them.
     *
     * @param function the function of the handler with that index
     * @throws ConfigException naming every declaration that does not fit
     */
    List<CallableHandler> bind(List<Declared> declared, IntFunction<ScriptFunction> function) {
        for (int index = 0; index < declared.size(); index++) {
            bind(declared.get(index), function.apply(index));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return List.copyOf(bound);
    }

    private void bind(Declared declared, ScriptFunction function) {
        var place = place(declared);
        var kind = program.environment().handlerKinds().stream()
                .filter(candidate -> candidate.name().equals(declared.kind()))
                .findFirst();
        if (kind.isEmpty()) {
            problem(place, "nothing in this build knows handlers of kind " + declared.kind(), null);
            return;
        }
        bind(kind.get(), declared, place, function);
    }

    private void bind(HandlerKind kind, Declared declared, Place place, ScriptFunction function) {
        var declaration = new HandlerDeclaration(declared.function(), null, declared.options());
        switch (kind.binder().bind(declaration)) {
            case HandlerBinding.Bound(var selectors) ->
                selectors.forEach(selector -> bound.add(new CallableHandler(
                        new DeclaredHandler(kind, selector, place, declared.function()), function)));
            case HandlerBinding.SignatureProblem(var message, var expected) ->
                problem(place, message, "expected: " + expected);
        }
    }

    private void problem(Place place, String message, @org.jspecify.annotations.Nullable String hint) {
        problems.add(new Diagnostic(
                Diagnostic.Severity.ERROR,
                place.file(),
                place.line(),
                place.column(),
                message,
                place.sourceLine(),
                hint));
    }

    /** The line of the function itself: Python counts from its first decorator. */
    private Place place(Declared declared) {
        var path = Path.of(declared.site().path());
        var lines = lines(path);
        int line = Math.max(1, declared.site().line());
        while (line < lines.size() && lines.get(line - 1).stripLeading().startsWith("@")) {
            line++;
        }
        return new Place(path, line, 0, line <= lines.size() ? lines.get(line - 1) : "");
    }

    private List<String> lines(Path path) {
        return program.sources().stream()
                .filter(source -> source.file().equals(path))
                .findFirst()
                .map(source -> source.text().lines().toList())
                .orElseGet(() -> read(path));
    }

    private static List<String> read(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException _) {
            return List.of();
        }
    }
}
