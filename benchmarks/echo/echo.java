// The gateway of the comparisons: takes every bind, and answers each submit_sm with a fresh id.
import module io.stonechat.script;

@OnBind BindReply welcome(Bind bind) { return BindReply.accept(); }
@OnPdu Reply echo(SubmitSm pdu, Session session) { return Reply.accept(); }
