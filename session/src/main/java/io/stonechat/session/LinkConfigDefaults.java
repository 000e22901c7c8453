package io.stonechat.session;

/** A builder that changes nothing: the way to the defaults. */
final class LinkConfigDefaults extends LinkConfigBuilder<LinkConfigDefaults> {
    @Override
    LinkConfigDefaults self() {
        return this;
    }
}
