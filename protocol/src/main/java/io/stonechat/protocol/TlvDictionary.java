package io.stonechat.protocol;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * TLVs by name: those of the specification, and vendors' own that are defined at run time.
 *
 * <p>Immutable; {@link #with} returns another dictionary. Safe to use from any thread.
 */
public final class TlvDictionary {

    /** The TLVs of SMPP 3.4 and 5.0. */
    public static final TlvDictionary STANDARD = new TlvDictionary(Map.of());

    // Vendors' own, by tag; they go before those of the specification.
    private final Map<Integer, TlvDefinition> own;

    private TlvDictionary(Map<Integer, TlvDefinition> own) {
        this.own = own;
    }

    /**
     * This dictionary and one more definition. It may stand for a tag of the specification that a peer uses otherwise.
     *
     * @throws IllegalArgumentException if another tag already has the name
     */
    public TlvDictionary with(TlvDefinition definition) {
        var same = find(definition.name());
        if (same.isPresent() && same.get().tag() != definition.tag()) {
            throw new IllegalArgumentException("TLV name '%s' is already that of tag 0x%04x"
                    .formatted(definition.name(), same.get().tag()));
        }
        var more = new LinkedHashMap<>(own);
        more.put(definition.tag(), definition);
        return new TlvDictionary(Map.copyOf(more));
    }

    /** The definition of a tag, if there is one. */
    public Optional<TlvDefinition> find(int tag) {
        var definition = own.get(tag);
        return definition != null ? Optional.of(definition) : TlvDefinition.of(tag);
    }

    /** The definition of a name, in any case and also with the prefix {@code TLV_}, if there is one. */
    public Optional<TlvDefinition> find(String name) {
        var wanted = TlvDefinition.normalise(name);
        for (var definition : own.values()) {
            if (TlvDefinition.normalise(definition.name()).equals(wanted)) {
                return Optional.of(definition);
            }
        }
        return TlvDefinition.byName(wanted).filter(definition -> !own.containsKey(definition.tag()));
    }

    /** The definitions that were added. */
    public Collection<TlvDefinition> own() {
        return own.values();
    }
}
