package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, written into a resource by Maven. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"stonechat " + number()};
    }

    static String number() {
        Properties build = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("build.properties")) {
            if (resource != null) {
                build.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The version of this build cannot be read", e);
        }
        return build.getProperty("version", "unknown");
    }
}
