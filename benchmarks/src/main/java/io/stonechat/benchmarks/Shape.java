package io.stonechat.benchmarks;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How much load: binds, and the window of each.
 *
 * @param binds the connections
 * @param window the unanswered requests of each
 */
record Shape(int binds, int window) {
    @Override
    public String toString() {
        return binds + "x" + window;
    }

    /** Reads {@code 16x64}. */
    static final class Converter implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String value) {
            if (!value.matches("[1-9]\\d{0,4}x[1-9]\\d{0,4}")) {
                throw new TypeConversionException("'" + value + "' is not BINDSxWINDOW, as 16x64 is.");
            }
            int times = value.indexOf('x');
            return new Shape(Integer.parseInt(value.substring(0, times)), Integer.parseInt(value.substring(times + 1)));
        }
    }
}
