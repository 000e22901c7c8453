package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerDeclaration;
import io.stonechat.host.HandlerKind;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Unbind;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmppHandlersTest {
    private static final String SUBMIT = "Reply name(SubmitSm pdu, Session session)";

    @Test
    void onPdu_isForTheCommandOfItsFirstParameter() {
        bound("smpp.on_pdu", MethodType.methodType(Reply.class, SubmitSm.class, Session.class), "submit_sm");
        bound("smpp.on_pdu", MethodType.methodType(Reply.class, SubmitMulti.class), "submit_multi");
        bound("smpp.on_pdu", MethodType.methodType(Reply.Reject.class, QuerySm.class), "query_sm");
        bound("smpp.on_pdu", MethodType.methodType(void.class, AlertNotification.class), "alert_notification");
    }

    @Test
    void onPdu_saysWhatItExpected() {
        problem(
                "smpp.on_pdu",
                MethodType.methodType(String.class, SubmitSm.class, Session.class),
                "a handler of submit_sm returns Reply, not String",
                SUBMIT);
        problem(
                "smpp.on_pdu",
                MethodType.methodType(Reply.class, SubmitSm.class, String.class),
                "a handler of submit_sm takes the PDU and, if it likes, the Session",
                SUBMIT);
        problem(
                "smpp.on_pdu",
                MethodType.methodType(Reply.class, Unbind.class),
                "the first parameter of an @OnPdu handler is one of SubmitSm, SubmitMulti, DeliverSm, DataSm, CancelSm,"
                        + " QuerySm, ReplaceSm, AlertNotification; Unbind is none",
                SUBMIT);
        problem(
                "smpp.on_pdu",
                MethodType.methodType(Reply.class, AlertNotification.class),
                "a handler of alert_notification returns nothing, not Reply",
                "void name(AlertNotification pdu, Session session)");
    }

    @Test
    void aHook_takesItsEvent_andReturnsItsReply() {
        bound("smpp.on_route", MethodType.methodType(RouteReply.class, RouteEvent.class), "message");
        bound("smpp.on_unknown", MethodType.methodType(FailureReply.End.class, UnknownEvent.class), "message");
        bound("smpp.on_final", MethodType.methodType(void.class, FinalEvent.class), "message");
        problem(
                "smpp.on_route",
                MethodType.methodType(RouteReply.class, SubmitSm.class),
                "an @OnRoute handler takes one parameter, the RouteEvent",
                "RouteReply name(RouteEvent event)");
        problem(
                "smpp.on_receipt",
                MethodType.methodType(Reply.class, ReceiptEvent.class),
                "an @OnReceipt handler returns ReceiptReply, not Reply",
                "ReceiptReply name(ReceiptEvent event)");
        problem(
                "smpp.on_final",
                MethodType.methodType(boolean.class, FinalEvent.class),
                "an @OnFinal handler returns nothing",
                "void name(FinalEvent event)");
    }

    @Test
    void onBind_takesABind_andReturnsABindReply() {
        bound("smpp.on_bind", MethodType.methodType(BindReply.class, Bind.class), "bind");
        problem(
                "smpp.on_bind",
                MethodType.methodType(boolean.class, Bind.class),
                "an @OnBind handler returns BindReply, not boolean",
                "BindReply name(Bind bind)");
        problem(
                "smpp.on_bind",
                MethodType.methodType(BindReply.class),
                "an @OnBind handler takes one parameter, the Bind",
                "BindReply name(Bind bind)");
    }

    @Test
    void onSession_knowsTwoEvents() {
        MethodType type = MethodType.methodType(void.class, Session.class);

        assertThat(bind("smpp.on_session", new HandlerDeclaration("h", type, Map.of("value", "unbound"))))
                .isEqualTo(HandlerBinding.to("unbound"));
        assertThat(bind("smpp.on_session", new HandlerDeclaration("h", type, Map.of("value", "gone"))))
                .isEqualTo(HandlerBinding.problem(
                        "@OnSession knows no event \"gone\", only \"bound\" and \"unbound\"",
                        "@OnSession(\"bound\") void name(Session session)"));
    }

    @Test
    void languagesWithoutTypes_nameTheCommand() {
        assertThat(bind("smpp.on_pdu", new HandlerDeclaration("h", null, Map.of("command", "submit_sm_multi"))))
                .isEqualTo(HandlerBinding.to("submit_multi"));
    }

    private static void bound(String kind, MethodType type, String selector) {
        assertThat(bind(kind, new HandlerDeclaration("h", type, Map.of()))).isEqualTo(HandlerBinding.to(selector));
    }

    private static void problem(String kind, MethodType type, String message, String expected) {
        assertThat(bind(kind, new HandlerDeclaration("h", type, Map.of())))
                .isEqualTo(HandlerBinding.problem(message, expected));
    }

    private static HandlerBinding bind(String kind, HandlerDeclaration declaration) {
        HandlerKind found = SmppHandlers.KINDS.stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow();
        return found.binder().bind(declaration);
    }
}
