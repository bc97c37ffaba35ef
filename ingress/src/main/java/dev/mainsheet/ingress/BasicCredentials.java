package dev.mainsheet.ingress;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens to any of several users with their passwords (RFC 7617, in UTF-8). */
public final class BasicCredentials implements Access {

    private static final AuthorizationScheme BASIC = new AuthorizationScheme("Basic");

    private final SecretsInForce users;

    /** @param users those in force now, each {@code user:password}; asked at every request */
    public BasicCredentials(Supplier<List<String>> users) {
        this.users = new SecretsInForce(users);
    }

    @Override
    public boolean admits(List<String> authorization) {
        return BASIC.credentials(authorization)
                .flatMap(BasicCredentials::decoded)
                .map(SecretDigest::of)
                .filter(users::have)
                .isPresent();
    }

    /** {@code user:password} as bytes: two of them are the same in UTF-8 or not at all. */
    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> challenges() {
        return List.of("Basic realm=\"mainsheet\", charset=\"UTF-8\"");
    }
}
