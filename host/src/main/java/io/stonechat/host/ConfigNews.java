package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the extensions what came of changed configurations, each once: the files are looked at again when they are watched
 * in other folders, and say the same then. One call at a time.
 */
final class ConfigNews {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

    /** Nobody reads more; the rest is counted. */
    private static final int MOST = 100;

    private final List<HostExtension> extensions;
    private volatile boolean refusing;
    private List<Diagnostic> told = List.of();

    ConfigNews(List<HostExtension> extensions) {
        this.extensions = extensions;
    }

    /** Whether what was to be taken over last has been refused. */
    boolean isRefusing() {
        return refusing;
    }

    /** A configuration has taken effect. */
    synchronized void taken(List<String> changes) {
        boolean isNews = !changes.isEmpty() || refusing;
        refusing = false;
        told = List.of();
        if (isNews) {
            tell(new ConfigReload(false, changes));
        }
    }

    /** A configuration has errors, and the one before it goes on. */
    synchronized void refused(List<Diagnostic> problems) {
        var errors = problems.stream().filter(Diagnostic::isError).toList();
        boolean isNews = !refusing || !errors.equals(told);
        refusing = true;
        told = errors;
        if (isNews) {
            tell(new ConfigReload(true, lines(errors)));
        }
    }

    private static List<String> lines(List<Diagnostic> errors) {
        var lines = new ArrayList<>(
                errors.stream().limit(MOST).map(Diagnostic::headline).toList());
        if (errors.size() > MOST) {
            lines.add("and " + (errors.size() - MOST) + " more errors");
        }
        return lines;
    }

    private void tell(ConfigReload reload) {
        for (var extension : extensions) {
            try {
                extension.reloaded(reload);
            } catch (RuntimeException e) {
                LOG.error("telling the extension {} of a changed configuration failed", extension.name(), e);
            }
        }
    }
}
