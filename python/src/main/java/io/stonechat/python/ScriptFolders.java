package io.stonechat.python;

import io.stonechat.host.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where scripts find modules of their own: beside themselves, and in the folders that the configuration names. */
final class ScriptFolders {

    static final String SUFFIX = ".py";

    private static final String INSTALLED = "site-packages";

    /** How many files are looked at for changes. */
    private static final int MOST = 2000;

    private static final int DEEPEST = 4;

    private ScriptFolders() {}

    /** The folders in the order in which Python searches them; of a venv the one that holds its packages. */
    static List<String> of(List<ScriptSource> sources, List<Path> includePaths) {
        Set<String> folders = new LinkedHashSet<>();
        sources.forEach(source -> folders.add(folder(source.file()).toString()));
        for (var include : includePaths) {
            packagesOf(include).forEach(folder -> folders.add(folder.toString()));
        }
        return new ArrayList<>(folders);
    }

    /** The files that are loaded anew with the scripts, when one of them changes. */
    static List<Path> modules(List<Path> scripts, List<Path> includePaths) {
        Set<Path> folders = new LinkedHashSet<>();
        scripts.forEach(script -> folders.add(folder(script)));
        if (!scripts.isEmpty()) {
            folders.addAll(includePaths);
        }
        return folders.stream()
                .flatMap(folder -> modules(folder, DEEPEST).stream())
                .filter(file -> !scripts.contains(file))
                .limit(MOST)
                .toList();
    }

    private static List<Path> modules(Path folder, int deep) {
        var found = new ArrayList<Path>();
        for (var entry : entries(folder)) {
            if (entry.toString().endsWith(SUFFIX)) {
                found.add(entry);
            } else if (deep > 1 && Files.isRegularFile(entry.resolve("__init__" + SUFFIX))) {
                found.addAll(modules(entry, deep - 1));
            }
        }
        return found;
    }

    private static List<Path> packagesOf(Path include) {
        var lib = include.resolve("lib");
        var installed = entries(lib).stream()
                .map(version -> version.resolve(INSTALLED))
                .filter(Files::isDirectory)
                .toList();
        return installed.isEmpty() ? List.of(include.toAbsolutePath()) : installed;
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder) || folder.endsWith(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().limit(MOST).toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
