package io.stonechat.python;

/** What a handler of the tests is asked. */
public record Event(String name, int number) {}
