package io.stonechat.smpp;

import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerDeclaration;
import io.stonechat.host.HandlerKind;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of events a script may handle, and what their handlers must look like. */
final class SmppHandlers {
    static final String ON_BIND = "smpp.on_bind";
    static final String ON_PDU = "smpp.on_pdu";
    static final String ON_SESSION = "smpp.on_session";

    /** Binds have no kinds of their own: one selector for all. */
    static final String ANY_BIND = "bind";

    static final List<HandlerKind> KINDS = Stream.concat(
                    Stream.of(
                            new HandlerKind(ON_BIND, OnBind.class, SmppHandlers::onBind, false),
                            new HandlerKind(ON_PDU, OnPdu.class, SmppHandlers::onPdu, false),
                            new HandlerKind(ON_SESSION, OnSession.class, SmppHandlers::onSession, true)),
                    HookSignature.ALL.stream().map(HookSignature::handlerKind))
            .toList();

    private static final String BIND_SIGNATURE = "BindReply name(Bind bind)";
    private static final String SESSION_SIGNATURE = "@OnSession(\"bound\") void name(Session session)";

    private SmppHandlers() {}

    private static HandlerBinding onBind(HandlerDeclaration declaration) {
        MethodType type = declaration.type();
        if (type != null && (type.parameterCount() != 1 || type.parameterType(0) != Bind.class)) {
            return HandlerBinding.problem("an @OnBind handler takes one parameter, the Bind", BIND_SIGNATURE);
        }
        if (type != null && !BindReply.class.isAssignableFrom(type.returnType())) {
            return HandlerBinding.problem(
                    "an @OnBind handler returns BindReply, not "
                            + type.returnType().getSimpleName(),
                    BIND_SIGNATURE);
        }
        return HandlerBinding.to(ANY_BIND);
    }

    private static HandlerBinding onSession(HandlerDeclaration declaration) {
        String event = declaration
                .option("value")
                .or(() -> declaration.option("event"))
                .orElse("");
        if (!event.equals(OnSession.BOUND) && !event.equals(OnSession.UNBOUND)) {
            return HandlerBinding.problem(
                    "@OnSession knows no event \"" + event + "\", only \"bound\" and \"unbound\"", SESSION_SIGNATURE);
        }
        MethodType type = declaration.type();
        if (type != null
                && (type.parameterCount() > 1
                        || (type.parameterCount() == 1 && type.parameterType(0) != Session.class))) {
            return HandlerBinding.problem("an @OnSession handler takes one parameter, the Session", SESSION_SIGNATURE);
        }
        if (type != null && type.returnType() != void.class) {
            return HandlerBinding.problem("an @OnSession handler returns nothing", SESSION_SIGNATURE);
        }
        return HandlerBinding.to(event);
    }

    private static HandlerBinding onPdu(HandlerDeclaration declaration) {
        MethodType type = declaration.type();
        if (type == null) {
            String name = declaration.option("command").orElse("");
            return Command.named(name)
                    .map(command -> HandlerBinding.to(command.key))
                    .orElseGet(() -> HandlerBinding.problem(
                            "on_pdu knows no command \"" + name + "\"", "@smpp.on_pdu(\"submit_sm\")"));
        }
        if (type.parameterCount() == 0) {
            return notAPdu("its parameter list is empty");
        }
        return Command.ofPdu(type.parameterType(0))
                .map(command -> onPdu(command, type))
                .orElseGet(() -> notAPdu(type.parameterType(0).getSimpleName() + " is none"));
    }

    private static HandlerBinding onPdu(Command command, MethodType type) {
        if (type.parameterCount() > 2 || (type.parameterCount() == 2 && type.parameterType(1) != Session.class)) {
            return HandlerBinding.problem(
                    "a handler of " + command.key + " takes the PDU and, if it likes, the Session",
                    command.signature());
        }
        boolean answers = command != Command.ALERT_NOTIFICATION;
        if (answers ? !Reply.class.isAssignableFrom(type.returnType()) : type.returnType() != void.class) {
            return HandlerBinding.problem(
                    "a handler of " + command.key + " returns " + (answers ? "Reply" : "nothing") + ", not "
                            + type.returnType().getSimpleName(),
                    command.signature());
        }
        return HandlerBinding.to(command.key);
    }

    private static HandlerBinding notAPdu(String why) {
        return HandlerBinding.problem(
                "the first parameter of an @OnPdu handler is one of " + Command.pduTypes() + "; " + why,
                Command.SUBMIT_SM.signature());
    }
}
