package dev.mainsheet.directory.rest;

import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Failure.Kind;
import dev.mainsheet.runtime.http.Reply;
import java.util.Optional;

/**
 * Tells failures apart. Details are put together from addresses, statuses and remedies alone: what a system writes into its
 * errors may repeat the query, and with it the person.
 */
final class Failures {

    private final Remedies remedies;

    Failures(Remedies remedies) {
        this.remedies = remedies;
    }

    /**
     * Of asking for a token.
     *
     * @param url where
     */
    Failure ofToken(String url, Reply reply) {
        if (!(reply instanceof Reply.Answered answered)) {
            return unanswered(url, ((Reply.Unanswered) reply));
        }
        if (answered.isSuccess()) {
            return Failure.of(Kind.ADDRESS, url + " granted no token: " + remedies.address());
        }
        return refused(url, answered, Kind.CREDENTIAL, remedies.client(), remedies.client());
    }

    /**
     * Of a lookup.
     *
     * @param url where
     */
    Failure ofLookup(String url, Reply reply) {
        return reply instanceof Reply.Answered answered
                ? refused(url, answered, Kind.QUERY, remedies.query(), remedies.rights())
                : unanswered(url, (Reply.Unanswered) reply);
    }

    /** Of an answer that was given and says nothing. */
    Failure unreadable(String url, Reply.Answered answered) {
        return answered.isMarkup()
                ? Failure.of(Kind.ADDRESS, url + " answered with a page and not with JSON: " + remedies.address())
                : Failure.of(Kind.QUERY, url + " answered with something else than people: " + remedies.address());
    }

    private Failure refused(String url, Reply.Answered answered, Kind otherKind, String otherRemedy, String rights) {
        int status = answered.status();
        String what = url + " answered with status " + status;
        Optional<Failure> known =
                switch (status) {
                    case 401, 403 -> Optional.of(Failure.of(Kind.CREDENTIAL, what + ": " + rights));
                    case 404, 405, 410 -> Optional.of(Failure.of(Kind.ADDRESS, what + ": " + remedies.address()));
                    case 407 -> Optional.of(Failure.of(Kind.CREDENTIAL, what + ": check mainsheet.http.proxy"));
                    case 408 -> Optional.of(Failure.of(Kind.TIMEOUT, what));
                    case 429 ->
                        Optional.of(new Failure(
                                Kind.THROTTLED,
                                what
                                        + ": it asks for fewer lookups at once; lower mainsheet.directory.max-in-flight if it"
                                        + " goes on",
                                answered.retryAfter()));
                    default -> Optional.empty();
                };
        return known.orElseGet(() -> {
            if (status < 400) {
                return Failure.of(Kind.ADDRESS, what + ", a redirect, which is not followed: " + remedies.address());
            }
            return status >= 500
                    ? new Failure(Kind.SERVER, what, answered.retryAfter())
                    : Failure.of(otherKind, what + ": " + otherRemedy);
        });
    }

    private Failure unanswered(String url, Reply.Unanswered unanswered) {
        String what = url + " " + unanswered.fault().text();
        return switch (unanswered.fault()) {
            case DNS -> Failure.of(Kind.ADDRESS, what + ": " + remedies.address());
            case CONNECTION -> Failure.of(Kind.IO, what);
            case TLS -> Failure.of(Kind.ADDRESS, what + ": " + remedies.trust());
            case TIMEOUT -> Failure.of(Kind.TIMEOUT, what);
            case PROXY_CREDENTIAL -> Failure.of(Kind.CREDENTIAL, what + ": check mainsheet.http.proxy");
            case PROXY_REFUSED ->
                Failure.of(Kind.ADDRESS, what + ": have it let through there, or add it to mainsheet.http.no-proxy");
            case TOO_LONG, REQUEST -> Failure.of(Kind.QUERY, what);
        };
    }
}
