package dev.mainsheet.ingress;

import java.util.List;
import java.util.function.Supplier;

/** Secrets any of which opens, and which may change at any time. Safe for any thread. */
final class SecretsInForce {

    private final Supplier<List<String>> secrets;

    /** Replaced whole, so that no lock is needed; two threads at once make the same. */
    private volatile Digested last = new Digested(List.of(), List.of());

    /** Those that were in force when last asked. */
    private record Digested(List<String> secrets, List<SecretDigest> digests) {}

    /** @param secrets asked at every request; a blank one opens nothing */
    SecretsInForce(Supplier<List<String>> secrets) {
        this.secrets = secrets;
    }

    /** Compares with all of them, whichever it may be. */
    boolean have(SecretDigest offered) {
        boolean found = false;
        for (SecretDigest digest : digests()) {
            found |= offered.isOf(digest);
        }
        return found;
    }

    private List<SecretDigest> digests() {
        List<String> now = secrets.get();
        Digested known = last;
        if (!known.secrets().equals(now)) {
            known = new Digested(
                    now,
                    now.stream()
                            .filter(secret -> !secret.isBlank())
                            .map(SecretDigest::of)
                            .toList());
            last = known;
        }
        return known.digests();
    }
}
