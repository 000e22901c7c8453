package io.stonechat.host;

/** Decides from a handler's declaration which events it is for. */
@FunctionalInterface
public interface HandlerBinder {

    /** What the declared handler is for, or what is wrong with its declaration. Runs nothing of the script. */
    HandlerBinding bind(HandlerDeclaration declaration);
}
