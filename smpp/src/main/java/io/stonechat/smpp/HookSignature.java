package io.stonechat.smpp;

import io.stonechat.delivery.HookKind;
import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerDeclaration;
import io.stonechat.host.HandlerKind;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * How the handler of a hook must look: one event in, one decision out.
 *
 * @param hook the hook
 * @param annotation what marks it in a Java script
 * @param event what it takes
 * @param reply what it returns, {@code void} for nothing
 */
record HookSignature(HookKind hook, Class<? extends Annotation> annotation, Class<?> event, Class<?> reply) {

    /** Hooks have no kinds of their own: one selector for all messages. */
    static final String ANY = "message";

    static final List<HookSignature> ALL = List.of(
            new HookSignature(HookKind.ROUTE, OnRoute.class, RouteEvent.class, RouteReply.class),
            new HookSignature(HookKind.FAILURE, OnFailure.class, FailureEvent.class, FailureReply.class),
            new HookSignature(HookKind.UNKNOWN, OnUnknown.class, UnknownEvent.class, FailureReply.class),
            new HookSignature(HookKind.RECEIPT, OnReceipt.class, ReceiptEvent.class, ReceiptReply.class),
            new HookSignature(
                    HookKind.UNMATCHED_RECEIPT,
                    OnUnmatchedReceipt.class,
                    UnmatchedReceiptEvent.class,
                    UnmatchedReply.class),
            new HookSignature(HookKind.MO, OnMo.class, MoEvent.class, MoReply.class),
            new HookSignature(HookKind.FINAL, OnFinal.class, FinalEvent.class, void.class));

    /** The name of the kind of event that all languages share; asked for at every message. */
    static String kind(HookKind hook) {
        return switch (hook) {
            case ROUTE -> "smpp.on_route";
            case FAILURE -> "smpp.on_failure";
            case UNKNOWN -> "smpp.on_unknown";
            case RECEIPT -> "smpp.on_receipt";
            case UNMATCHED_RECEIPT -> "smpp.on_unmatched_receipt";
            case MO -> "smpp.on_mo";
            case FINAL -> "smpp.on_final";
        };
    }

    HandlerKind handlerKind() {
        return new HandlerKind(kind(hook), annotation, this::bind, false);
    }

    private HandlerBinding bind(HandlerDeclaration declaration) {
        MethodType type = declaration.type();
        if (type != null && (type.parameterCount() != 1 || type.parameterType(0) != event)) {
            return HandlerBinding.problem(
                    name() + " handler takes one parameter, the " + event.getSimpleName(), text());
        }
        if (type != null && reply == void.class && type.returnType() != void.class) {
            return HandlerBinding.problem(name() + " handler returns nothing", text());
        }
        if (type != null && reply != void.class && !reply.isAssignableFrom(type.returnType())) {
            return HandlerBinding.problem(
                    name() + " handler returns " + reply.getSimpleName() + ", not "
                            + type.returnType().getSimpleName(),
                    text());
        }
        return HandlerBinding.to(ANY);
    }

    private String name() {
        return "an @" + annotation.getSimpleName();
    }

    private String text() {
        return reply.getSimpleName() + " name(" + event.getSimpleName() + " event)";
    }
}
