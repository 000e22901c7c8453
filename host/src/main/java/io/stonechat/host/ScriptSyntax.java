package io.stonechat.host;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the syntax of Java scripts alone tells: which files are compact, which of those leave {@code main} out, and where
 * each method is declared.
 */
final class ScriptSyntax {

    private final Map<URI, MemorySource> sources;
    private final SourcePositions positions;
    private final Map<String, List<Place>> methods = new HashMap<>();
    private final Set<String> compact = new HashSet<>();
    private final List<MemorySource> completed = new ArrayList<>();

    private ScriptSyntax(SourcePositions positions, List<MemorySource> sources) {
        this.positions = positions;
        this.sources = sources.stream().collect(Collectors.toMap(MemorySource::toUri, source -> source));
    }

    /** Reads the sources that a compiler task has been given; syntax errors are left to the task's listener. */
    static ScriptSyntax of(JavacTask task, List<MemorySource> sources) {
        try {
            var syntax = new ScriptSyntax(Trees.instance(task).getSourcePositions(), sources);
            task.parse().forEach(syntax::read);
            return syntax;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources, each compact one with a main method. */
    List<MemorySource> completed() {
        return completed;
    }

    /** Whether a class is the one that the compiler wraps around the members of a compact file. */
    boolean isCompact(String className) {
        return compact.contains(className);
    }

    /** Where a top-level class declares a method: the n-th, from 0, of that name. */
    Place place(String className, String method, int ordinal, MemorySource source) {
        var places = methods.getOrDefault(className + "." + method, List.of());
        return ordinal < places.size() ? places.get(ordinal) : source.place(1, 1);
    }

    private void read(CompilationUnitTree unit) {
        // The compiler wraps what it is given, so the object itself does not come back.
        var source = Objects.requireNonNull(sources.get(unit.getSourceFile().toUri()));
        boolean lacksMain = false;
        for (var type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared) {
                var own = methods(declared);
                own.forEach(method -> remember(unit, declared, method, source));
                if (isCompact(unit, declared)) {
                    compact.add(declared.getSimpleName().toString());
                    lacksMain |=
                            own.stream().noneMatch(method -> method.getName().contentEquals("main"));
                }
            }
        }
        completed.add(lacksMain ? source.withMain() : source);
    }

    private void remember(CompilationUnitTree unit, ClassTree type, MethodTree method, MemorySource source) {
        var lines = unit.getLineMap();
        long at = nameStart(unit, method);
        var place = source.place(Math.toIntExact(lines.getLineNumber(at)), Math.toIntExact(lines.getColumnNumber(at)));
        methods.computeIfAbsent(type.getSimpleName() + "." + method.getName(), _ -> new ArrayList<>())
                .add(place);
    }

    /** Where the result type stands, behind the annotations. */
    private long nameStart(CompilationUnitTree unit, MethodTree method) {
        var result = method.getReturnType();
        long start = result == null ? -1 : positions.getStartPosition(unit, result);
        return start >= 0 ? start : Math.max(0, positions.getStartPosition(unit, method));
    }

    /** The class that the compiler wraps around the members of a compact file begins where the first of them begins. */
    private boolean isCompact(CompilationUnitTree unit, ClassTree type) {
        return !type.getMembers().isEmpty()
                && positions.getStartPosition(unit, type)
                        == positions.getStartPosition(unit, type.getMembers().getFirst());
    }

    private static List<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .toList();
    }
}
