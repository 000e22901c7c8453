package io.stonechat.python;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a handler of the tests in Java. */
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEvent {}
