package io.stonechat.delivery;

/**
 * The ESME on whose behalf something is asked.
 *
 * @param account its account; messages of other accounts do not exist for it
 * @param systemId the {@code system_id} it is bound with
 * @param interfaceVersion the version it is bound with, such as 0x34
 */
public record Requester(String account, String systemId, int interfaceVersion) {

    /** An SMPP 3.4 ESME whose account is its {@code system_id}. */
    public static Requester of(String systemId) {
        return new Requester(systemId, systemId, 0x34);
    }
}
