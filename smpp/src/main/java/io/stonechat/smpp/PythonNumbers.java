package io.stonechat.smpp;

import org.jspecify.annotations.Nullable;

/** Telephone numbers for scripts in Python: a number as one line, its fields divided by {@link PythonConfig#FIELD}. */
public final class PythonNumbers {

    private final PhoneNumbers numbers;

    PythonNumbers(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Country code, significant number, and the forms that are dialled abroad and at home. */
    public String parse(String raw, @Nullable String home) {
        DialledNumber number = numbers.parse(raw, home);
        return String.join(
                PythonConfig.FIELD,
                number.countryCode(),
                number.significant(),
                number.international(),
                number.national());
    }
}
