package dev.mainsheet.console.doctor.listener;

import dev.mainsheet.console.doctor.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a bearer token by its looks alone. */
final class CredentialForm {

    /** RFC 6750's. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private CredentialForm() {}

    /** At most one finding under {@code name}; it does not repeat the token. */
    static Optional<Finding> problem(String name, Optional<String> token) {
        if (token.isEmpty()) {
            return Optional.of(Finding.yellow(
                    name,
                    "has no token: Moveworks takes one request in 10 s from a listener without credential, and from anybody",
                    "Add a credential of the kind API key to the listener, and set its token."));
        }
        return why(token.get())
                .map(why -> Finding.red(name, "the token " + why + ": it will be refused", remedy(name)));
    }

    private static Optional<String> why(String token) {
        if (token.isBlank()) {
            return Optional.of("is empty");
        }
        if (token.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return Optional.of("begins with \"Bearer\", which is put in front of it anyway");
        }
        if (token.lines().count() > 1) {
            return Optional.of("has several lines");
        }
        if (!token.equals(token.strip())) {
            return Optional.of("has blanks around it");
        }
        return TOKEN.matcher(token).matches() ? Optional.empty() : Optional.of("has characters that no token has");
    }

    private static String remedy(String name) {
        return "Write the API key alone, in one line, for " + name + ".";
    }
}
