package io.stonechat.sample;

/** What a handler is given. */
public record Event(String name, int number) {}
