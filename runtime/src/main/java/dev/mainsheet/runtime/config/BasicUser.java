package dev.mainsheet.runtime.config;

import java.util.Optional;

/** A user with a password, {@code user:password}; a secret as a whole, so that one file holds both. Safe for any thread. */
public final class BasicUser {

    private final Secret secret;

    private BasicUser(Secret secret) {
        this.secret = secret;
    }

    /**
     * Reads a configured value.
     *
     * @throws IllegalArgumentException if it names a file that cannot be read, or is not of the form
     */
    public static BasicUser parse(String text) {
        BasicUser user = new BasicUser(Secret.parse(text));
        if (user.credentials().isEmpty()) {
            throw new IllegalArgumentException(
                    "is not user:password in one line: write both, neither of them blank, with a colon between");
        }
        return user;
    }

    /** {@code user:password} as it is now; empty while its file holds something that is none. */
    public Optional<String> credentials() {
        String value = secret.value();
        int colon = value.indexOf(':');
        boolean usable = colon > 0
                && !value.substring(0, colon).isBlank()
                && !value.substring(colon + 1).isBlank()
                && value.chars().noneMatch(Character::isISOControl);
        return usable ? Optional.of(value) : Optional.empty();
    }

    /** Never the value. */
    @Override
    public String toString() {
        return secret.toString();
    }
}
