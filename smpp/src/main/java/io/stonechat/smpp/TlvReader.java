package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvDictionary;
import java.util.List;

/** Reads {@code tlvs}: the optional parameters that vendors have added to those of the specification. */
final class TlvReader {
    private static final int NO_TAG = -1;

    private TlvReader() {}

    static TlvDictionary read(List<ConfigSection> sections) {
        TlvDictionary dictionary = TlvDictionary.STANDARD;
        for (ConfigSection section : sections) {
            String name = name(section);
            int tag = tag(section);
            TlvForm form = form(section);
            section.finish();
            if (name.isEmpty() || tag == NO_TAG) {
                continue;
            }
            var sameName = dictionary.find(name).orElse(null);
            var sameTag = dictionary.find(tag).orElse(null);
            SmppConfigReader.duplicate(section, "name", sameName, "TLVs with the name \"" + name + "\"");
            SmppConfigReader.duplicate(section, "tag", sameTag, "TLVs with the tag 0x%04x".formatted(tag));
            if (sameName == null && sameTag == null) {
                dictionary = dictionary.with(form.definition(tag, name));
            }
        }
        return dictionary;
    }

    private static String name(ConfigSection section) {
        String name = section.requiredText("name");
        if (!name.isEmpty() && !name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            section.error(
                    "name",
                    "\"" + name + "\" is no name of a TLV (expected: letters, digits and _, such as dlt_entity_id)");
            return "";
        }
        if (TlvDefinition.byName(name).isPresent()) {
            section.error("name", "\"" + name + "\" is a TLV of the specification and needs no definition");
            return "";
        }
        return name;
    }

    private static int tag(ConfigSection section) {
        String text = section.requiredText("tag");
        if (text.isEmpty()) {
            return NO_TAG;
        }
        int tag = number(text);
        if (tag == NO_TAG) {
            section.error(
                    "tag",
                    "\"" + text + "\" is no tag (expected: 0 to 65535, such as 0x1400, the first of the vendors')");
            return NO_TAG;
        }
        var standard = TlvDefinition.of(tag);
        standard.ifPresent(definition ->
                section.error("tag", "0x%04x is the tag of %s in the specification".formatted(tag, definition.name())));
        return standard.isPresent() ? NO_TAG : tag;
    }

    private static int number(String text) {
        boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
        String digits = hexadecimal ? text.substring(2) : text;
        boolean valid = digits.matches(hexadecimal ? "[0-9A-Fa-f]{1,4}" : "[0-9]{1,5}");
        int number = valid ? Integer.parseInt(digits, hexadecimal ? 16 : 10) : NO_TAG;
        return number <= 0xFFFF ? number : NO_TAG;
    }

    private static TlvForm form(ConfigSection section) {
        section.requiredText("type");
        return section.choice("type", TlvForm.OCTETS);
    }
}
