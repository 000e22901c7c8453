package io.stonechat.host;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java scripts in memory. Not for several threads at once. */
final class ScriptCompiler {

    /** The Java that scripts are written in. */
    private static final int RELEASE = 25;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null);
    private final List<String> options =
            new ArrayList<>(List.of("-g", "-parameters", "-proc:none", "-implicit:none", "-Xlint:none"));

    /** A compiler of scripts that may import these modules. */
    ScriptCompiler(List<String> modules) {
        new CompilePath().applyTo(files, modules);
        if (!modules.isEmpty()) {
            options.addAll(List.of("--add-modules", String.join(",", modules)));
        }
        if (Runtime.version().feature() != RELEASE) {
            // On the same release the compiler's own view of the platform serves, and is read much faster.
            options.addAll(List.of("--release", String.valueOf(RELEASE)));
        }
    }

    /**
     * Compiles scripts together, so that the classes of one see those of another.
     *
     * @throws ConfigException with what the compiler has to say
     */
    CompiledScripts compile(List<ScriptSource> scripts) {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var output = new MemoryFiles(files);
        var sources = named(scripts);
        var task = task(output, problems, sources);
        var syntax = ScriptSyntax.of(task, sources);
        failOn(problems);
        generate(syntax.completed().equals(sources) ? task : task(output, problems, syntax.completed()));
        failOn(problems);
        return new CompiledScripts(syntax, output.classes());
    }

    private static void generate(JavacTask task) {
        try {
            task.generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JavacTask task(
            MemoryFiles output, DiagnosticCollector<JavaFileObject> problems, List<MemorySource> sources) {
        return (JavacTask) javac.getTask(null, output, problems, options, null, sources);
    }

    /** Gives each file a class name: its own name as an identifier, made unique. */
    private static List<MemorySource> named(List<ScriptSource> scripts) {
        var taken = new HashMap<String, ScriptSource>();
        var named = new ArrayList<MemorySource>();
        for (var script : scripts) {
            var name = identifier(script.name().replaceFirst("\\.java$", ""));
            while (taken.putIfAbsent(name, script) != null) {
                name += "_";
            }
            named.add(new MemorySource(script, name));
        }
        return named;
    }

    private static String identifier(String name) {
        var out = new StringBuilder();
        name.codePoints().forEach(c -> out.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
        var start = out.isEmpty() || !Character.isJavaIdentifierStart(out.codePointAt(0)) ? "_" + out : out.toString();
        return SourceVersion.isKeyword(start) ? start + "_" : start;
    }

    private static void failOn(DiagnosticCollector<JavaFileObject> found) {
        var problems = found.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(ScriptCompiler::diagnostic)
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private static Diagnostic diagnostic(javax.tools.Diagnostic<? extends JavaFileObject> problem) {
        var message = problem.getMessage(Locale.ENGLISH)
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
        if (!(problem.getSource() instanceof MemorySource source)) {
            return Diagnostic.ofFile(java.nio.file.Path.of("script"), message);
        }
        var place = source.place(Math.toIntExact(problem.getLineNumber()), Math.toIntExact(problem.getColumnNumber()));
        return new Diagnostic(
                Diagnostic.Severity.ERROR,
                place.file(),
                place.line(),
                place.column(),
                message,
                place.sourceLine(),
                null);
    }
}
