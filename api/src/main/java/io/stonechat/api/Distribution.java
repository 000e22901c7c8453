package io.stonechat.api;

import java.util.List;

/**
 * How often something took how long.
 *
 * @param bounds the upper bounds of the classes in seconds, ascending, the last one infinite
 * @param counts how often each class occurred, not summed up
 * @param sum how long it took in all, in seconds
 */
record Distribution(List<Double> bounds, List<Long> counts, double sum) {}
