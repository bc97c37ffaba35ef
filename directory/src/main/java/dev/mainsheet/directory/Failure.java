package dev.mainsheet.directory;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a directory did not answer.
 *
 * @param kind decides what follows
 * @param detail for an operator: host, path and status, and the remedy where there is one; no secret, and nothing about the
 *     person
 * @param retryAfter how long the directory asked to be left alone
 */
public record Failure(Kind kind, String detail, Optional<Duration> retryAfter) {

    /** What failed. */
    public enum Kind {
        /** No answer in time. */
        TIMEOUT,
        /** The connection was refused or broke. */
        IO,
        /** A status of 5xx. */
        SERVER,
        /** Status 429. */
        THROTTLED,
        /** The query was refused, or its answer makes no sense: another query may do better. */
        QUERY,
        /** 401 or 403, when asking for a token or with a fresh one: nothing will be answered until somebody helps. */
        CREDENTIAL,
        /** No such host, a certificate that is not trusted, a redirect, or no such path: as {@link #CREDENTIAL}. */
        ADDRESS
    }

    /** A failure without a time. */
    public static Failure of(Kind kind, String detail) {
        return new Failure(kind, detail, Optional.empty());
    }

    /** Whether nothing at all will be answered until somebody changes something. */
    public boolean isOutage() {
        return kind == Kind.CREDENTIAL || kind == Kind.ADDRESS;
    }
}
