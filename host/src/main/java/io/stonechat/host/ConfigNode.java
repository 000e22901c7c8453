package io.stonechat.host;

/** A value in a configuration file that knows where it stands. */
public sealed interface ConfigNode permits ConfigMapping, ConfigSequence, ConfigScalar {

    /** Where the value begins. */
    Place place();

    /** What it is in the words of an error message: "a mapping", "a list", "a text", "nothing". */
    String kind();
}
