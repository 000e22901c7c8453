import module io.stonechat.script;

// Lets everybody in and says yes to everything. Run it: ./stonechat run examples/echo/echo.java
@OnBind BindReply anybody(Bind bind) { return BindReply.accept(); }
@OnPdu Reply anything(SubmitSm pdu) { return Reply.accept(); }
