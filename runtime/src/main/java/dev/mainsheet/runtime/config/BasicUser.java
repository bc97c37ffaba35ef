package dev.mainsheet.runtime.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user with a password, {@code user:password}; a secret as a whole, so that one file holds both. While the file holds
 * something else the last good pair stays in force. Safe for any thread.
 */
public final class BasicUser {

    private static final Logger LOG = LoggerFactory.getLogger(BasicUser.class);

    private final Secret secret;
    private volatile String inForce;
    private volatile boolean held;

    private BasicUser(Secret secret) {
        this.secret = secret;
        this.inForce = secret.value();
    }

    /**
     * Reads a configured value.
     *
     * @throws IllegalArgumentException if it names a file that cannot be read, or is not of the form
     */
    public static BasicUser parse(String text) {
        Secret secret = Secret.parse(text);
        if (!isPair(secret.value())) {
            throw new IllegalArgumentException(
                    "is not user:password in one line: write both, neither of them blank, with a colon between");
        }
        return new BasicUser(secret);
    }

    /** {@code user:password} as it is now. */
    public String credentials() {
        String now = secret.value();
        if (isPair(now)) {
            inForce = now;
            held = false;
        } else if (!held) {
            LOG.warn(
                    "a file of basic-users does not hold user:password in one line; what it held before stays in force");
            held = true;
        }
        return inForce;
    }

    private static boolean isPair(String value) {
        int colon = value.indexOf(':');
        return colon > 0
                && !value.substring(0, colon).isBlank()
                && !value.substring(colon + 1).isBlank()
                && value.chars().noneMatch(Character::isISOControl);
    }

    /** Never the value. */
    @Override
    public String toString() {
        return secret.toString();
    }
}
