package io.stonechat.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Tells the compiler where this program's own code is, so that scripts can import its modules.
 *
 * <p>The program runs on the module path, its tests and programs that embed it may run on the class path. In both cases
 * the modules that scripts import, with all they require, go onto the compiler's module path, and what stands on the
 * class path stays there.
 */
final class CompilePath {

    private final List<Path> classPath = Stream.of(
                    System.getProperty("java.class.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    /** Gives the compiler its paths for scripts that import these modules; sources it finds nowhere. */
    void applyTo(StandardJavaFileManager files, List<String> modules) {
        var modulePath = modules.isEmpty() ? List.<Path>of() : modulePath(modules);
        var rest =
                classPath.stream().filter(entry -> !modulePath.contains(entry)).toList();
        try {
            files.setLocationFromPaths(StandardLocation.MODULE_PATH, modulePath);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, rest);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> modulePath(List<String> modules) {
        var layer = Optional.ofNullable(CompilePath.class.getModule().getLayer());
        var resolved = layer.<Collection<ResolvedModule>>map(
                        own -> own.configuration().modules())
                .orElseGet(() -> resolve(modules));
        return resolved.stream()
                .map(ResolvedModule::reference)
                .map(ModuleReference::location)
                .flatMap(Optional::stream)
                .filter(location -> location.getScheme().equals("file"))
                .map(Path::of)
                .distinct()
                .toList();
    }

    private Collection<ResolvedModule> resolve(List<String> modules) {
        var finder = ModuleFinder.of(modular().toArray(Path[]::new));
        try {
            return Configuration.resolve(
                            finder, List.of(ModuleLayer.boot().configuration()), ModuleFinder.of(), modules)
                    .modules();
        } catch (FindException | ResolutionException e) {
            throw new IllegalStateException(
                    "the modules that scripts import are not to be found on the class path: " + e.getMessage(), e);
        }
    }

    /** What can stand on a module path together: a jar that only adds to the packages of a module, its tests say, cannot. */
    private List<Path> modular() {
        var descriptors = new LinkedHashMap<Path, List<ModuleDescriptor>>();
        classPath.forEach(entry -> descriptors.put(entry, descriptors(entry)));
        var owned = descriptors.values().stream()
                .flatMap(List::stream)
                .filter(module -> !module.isAutomatic())
                .flatMap(module -> module.packages().stream())
                .collect(Collectors.toSet());
        return descriptors.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .filter(entry -> entry.getValue().stream()
                        .allMatch(module -> !module.isAutomatic() || Collections.disjoint(module.packages(), owned)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<ModuleDescriptor> descriptors(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .toList();
        } catch (FindException _) {
            return List.of();
        }
    }
}
