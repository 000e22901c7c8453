package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigIncludes;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files that {@code extensions.smpp} names, and puts the users of {@code users_file} among the others. */
final class SectionFiles {
    private final ConfigIncludes includes;

    SectionFiles(ConfigIncludes includes) {
        this.includes = includes;
    }

    ConfigMapping complete(ConfigMapping section) {
        ConfigSection quiet = ConfigSection.of(section, new ConfigErrors());
        lists(quiet.section("routing"));
        // What is wrong with the path itself is told when the section is read.
        return quiet.path("users_file").map(file -> with(section, users(file))).orElse(section);
    }

    private void lists(ConfigSection routing) {
        for (String kind : List.of("deny", "allow")) {
            ConfigSection lists = routing.section(kind);
            lists.paths("to").forEach(includes::watch);
            lists.paths("from").forEach(includes::watch);
        }
        routing.eachItem("rules", RouteRuleReader.OWN, rule -> {
            if (rule.isFirst()) {
                rule.section().paths("prefix_file").forEach(includes::watch);
            }
        });
    }

    private List<ConfigNode> users(Path file) {
        ConfigSection whole = ConfigSection.of(includes.load(file), includes.errors());
        Optional<ConfigNode> users = whole.find("users");
        whole.finish();
        return switch (users.orElse(null)) {
            case null -> List.of();
            case ConfigSequence list -> list.items();
            case ConfigNode other -> {
                includes.errors().error(other, "\"users\" must be a list, found " + other.kind());
                yield List.of();
            }
        };
    }

    private static ConfigMapping with(ConfigMapping section, List<ConfigNode> more) {
        List<ConfigNode> all = new ArrayList<>();
        Optional<ConfigNode> own = section.find("users");
        if (own.isPresent() && !(own.get() instanceof ConfigSequence)) {
            return section;
        }
        own.ifPresent(list -> all.addAll(((ConfigSequence) list).items()));
        all.addAll(more);
        List<ConfigMapping.Entry> entries = new ArrayList<>(section.entries());
        entries.removeIf(entry -> entry.key().equals("users"));
        entries.add(new ConfigMapping.Entry("users", section.place(), new ConfigSequence(section.place(), all)));
        return new ConfigMapping(section.place(), entries);
    }
}
