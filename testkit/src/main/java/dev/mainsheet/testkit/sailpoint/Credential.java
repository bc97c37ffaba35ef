package dev.mainsheet.testkit.sailpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a subscription authenticates to the receiver: the three ways Identity Security Cloud has. */
public sealed interface Credential {

    /** The value of the {@code Authorization} header; absent where there is none. */
    Optional<String> authorization();

    /** No credential, a new subscription's default. */
    record None() implements Credential {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /** A fixed bearer token. */
    record Bearer(String token) implements Credential {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[token=…]";
        }
    }

    /** User name and password. */
    record Basic(String user, String password) implements Credential {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + ", password=…]";
        }
    }
}
