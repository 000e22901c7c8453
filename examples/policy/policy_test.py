from siphon_sdk.smpp_testing import SmppTestHarness

# ./stonechat test examples/policy/policy_test.py


def policy():
    harness = SmppTestHarness(
        {
            "users": [{"system_id": "acme", "password": "secret"}, {"system_id": "crm", "password": "secret"}],
            "binds": [{"name": "main"}, {"name": "backup"}],
            "routing": {"default_chain": ["bind:main", "queue"], "mo": [{"user": "acme"}]},
        }
    )
    harness.load_script("policy.py")
    harness.bind("acme", password="secret")
    return harness


def submit(harness, text=b"hello"):
    reply = harness.submit_sm(
        session_id="acme",
        source_addr="1001",
        destination_addr="31612345678",
        registered_delivery=1,
        short_message=text,
    )
    assert reply is None  # the script has no handler for it: the gateway has stored it by itself


def texts(pdus):
    return [pdu.text for pdu in pdus if not pdu.is_dlr]


def told(harness):
    """What the receipts say that the ESME has got."""
    return [pdu.receipt["stat"] for pdu in harness.at_esme("acme") if pdu.is_dlr]


def from_handset(harness, text):
    return harness.deliver_sm(
        system_id="main", source_addr="31612345678", destination_addr="1001", short_message=text
    )


def test_a_blocked_number_is_sent_nothing_and_its_sender_is_told():
    harness = policy()
    harness.cache.set("blocked:31612345678", "yes")

    submit(harness)

    assert harness.at_upstream("main") == []
    assert told(harness) == ["REJECTD"]
    assert harness.log.messages == [("info", "31612345678: REJECTED")]


def test_on_failure_what_the_main_bind_fails_on_goes_to_the_other():
    harness = policy()
    harness.answers("main", "reject", "ESME_RSYSERR")

    submit(harness)

    assert texts(harness.at_upstream("backup")) == ["hello"]


def test_on_failure_leaves_other_refusals_to_the_configuration():
    harness = policy()
    harness.answers("main", "reject", "ESME_RINVDSTADR")

    submit(harness)

    assert harness.at_upstream("backup") == []
    assert told(harness) == ["REJECTD"]


def test_on_unknown_ends_what_must_not_come_twice():
    harness = policy()
    harness.answers("main", "unknown")

    submit(harness, b"your code is 1234")
    harness.advance(600)

    assert texts(harness.at_upstream("main")) == ["your code is 1234"]
    assert told(harness) == ["UNDELIV"]


def test_on_unknown_lets_the_rest_be_sent_again():
    harness = policy()
    harness.answers("main", "unknown")
    submit(harness)
    harness.answers("main")

    harness.advance(600)

    assert texts(harness.at_upstream("main")) == ["hello", "hello"]


def test_a_receipt_that_says_skipped_is_told_as_undeliverable():
    harness = policy()
    submit(harness)

    harness.report("main", "SKIPPED")

    assert told(harness) == ["UNDELIV"]


def test_on_unmatched_receipt_finds_whose_it_is():
    harness = policy()
    harness.cache.set("sent:foreign", "acme")
    text = b"id:%s sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:"

    for upstream_id in (b"foreign", b"nobodys"):
        harness.deliver_sm(
            system_id="main", source_addr="1", destination_addr="1001", esm_class=4, short_message=text % upstream_id
        )
        harness.advance(600)  # its response might still have come

    assert [pdu.receipt["id"] for pdu in harness.at_esme("acme")] == ["foreign"]


def test_on_mo_whoever_says_stop_is_taken_at_his_word():
    harness = policy()
    from_handset(harness, b"STOP it")
    from_handset(harness, b"hello")

    assert texts(harness.at_esme("acme")) == ["hello"]
    assert harness.bind("crm", password="secret")
    assert texts(harness.at_esme("crm")) == ["STOP it"]
