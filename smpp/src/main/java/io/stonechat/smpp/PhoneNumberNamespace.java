package io.stonechat.smpp;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The namespace that scripts are given for numbers; the region that the configuration names is read at each call. */
final class PhoneNumberNamespace implements PhoneNumbers {

    private final Supplier<SmppConfig> config;

    PhoneNumberNamespace(Supplier<SmppConfig> config) {
        this.config = config;
    }

    @Override
    public DialledNumber parse(String raw, @Nullable String home) {
        String region = home == null ? config.get().routing().numbers().region() : Numbers.home(home);
        return Numbers.dialled(raw, region);
    }
}
