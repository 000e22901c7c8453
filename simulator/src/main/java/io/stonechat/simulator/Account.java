package io.stonechat.simulator;

/**
 * One ESME that may bind.
 *
 * @param systemId its system_id (SMPP 3.4 §5.2.1)
 * @param password its password (SMPP 3.4 §5.2.2)
 */
public record Account(String systemId, String password) {

    /** The account without its password. */
    @Override
    public String toString() {
        return "Account[" + systemId + "]";
    }
}
