package io.stonechat.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code import module io.stonechat.script} brings into a script must not stand in the way of what every compact
 * source file imports: all of java.base.
 */
class ScriptSurfaceTest {
    private final Configuration modules = Configuration.resolve(
            ModuleFinder.of(ownModules()),
            List.of(ModuleLayer.boot().configuration()),
            ModuleFinder.of(),
            Set.of("io.stonechat.script"));

    @Test
    void noSimpleName_isAlsoOneOfJavaBase() throws IOException {
        Set<String> javaBase = types("java.base").keySet();

        assertThat(scriptTypes().keySet()).isNotEmpty().doesNotContainAnyElementsOf(javaBase);
    }

    @Test
    void noSimpleName_isGivenTwice() throws IOException {
        assertThat(scriptTypes().entrySet())
                .allSatisfy(type -> assertThat(type.getValue()).hasSize(1));
    }

    @Test
    void theSpool_andWhatBecomesOfItsMessages_areNotSeen() {
        assertThat(seenModules())
                .contains("io.stonechat.smpp", "io.stonechat.host", "io.stonechat.session", "io.stonechat.protocol")
                .doesNotContain("io.stonechat.store", "io.stonechat.delivery");
    }

    private Map<String, Set<String>> scriptTypes() throws IOException {
        Map<String, Set<String>> all = new TreeMap<>();
        for (String module : seenModules()) {
            types(module)
                    .forEach((simple, names) ->
                            all.computeIfAbsent(simple, _ -> new TreeSet<>()).addAll(names));
        }
        return all;
    }

    /** The module itself and what it passes on, and what that passes on. */
    private Set<String> seenModules() {
        Set<String> seen = new HashSet<>();
        see("io.stonechat.script", seen);
        return seen;
    }

    private void see(String module, Set<String> seen) {
        if (!seen.add(module)) {
            return;
        }
        reference(module).descriptor().requires().stream()
                .filter(requires -> requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                .forEach(requires -> see(requires.name(), seen));
    }

    /** The public top-level types that a module exports to everybody, by simple name. */
    private Map<String, Set<String>> types(String module) throws IOException {
        ModuleReference reference = reference(module);
        Set<String> packages = reference.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = reference.open();
                Stream<String> entries = reader.list()) {
            return entries.filter(entry -> entry.endsWith(".class") && !entry.contains("$"))
                    .map(entry -> entry.substring(0, entry.length() - ".class".length())
                            .replace('/', '.'))
                    .filter(name -> name.contains(".") && packages.contains(name.substring(0, name.lastIndexOf('.'))))
                    .filter(ScriptSurfaceTest::isPublic)
                    .collect(Collectors.groupingBy(
                            name -> name.substring(name.lastIndexOf('.') + 1), TreeMap::new, Collectors.toSet()));
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, ScriptSurfaceTest.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException | NoClassDefFoundError _) {
            return false;
        }
    }

    private ModuleReference reference(String module) {
        return modules.findModule(module)
                .or(() -> ModuleLayer.boot().configuration().findModule(module))
                .map(ResolvedModule::reference)
                .orElseThrow();
    }

    private static Path[] ownModules() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(ScriptSurfaceTest::isModule)
                .toArray(Path[]::new);
    }

    private static boolean isModule(Path entry) {
        try {
            return !ModuleFinder.of(entry).findAll().isEmpty();
        } catch (java.lang.module.FindException _) {
            return false;
        }
    }
}
