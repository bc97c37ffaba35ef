package dev.mainsheet.console.doctor.listener;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;

/** What Moveworks' answer to a test event says. */
final class AnswerMeaning {

    private AnswerMeaning() {}

    /** @param eventId by which it is found in Moveworks' logs */
    static Finding of(String name, int status, String eventId) {
        if (status >= 200 && status < 300) {
            return Finding.green(
                    name,
                    "has taken the test event (" + status
                            + "), which is all that Moveworks answers: what it did with it"
                            + " stands in its logs under " + eventId);
        }
        return switch (status) {
            case 401, 403 ->
                finding(
                        name,
                        Level.RED,
                        status,
                        "the credential is refused",
                        "Make a new API key and set it as token. A key ends with its owner's account: take a service"
                                + " account's.");
            case 404 ->
                finding(
                        name,
                        Level.RED,
                        status,
                        "Moveworks knows no such listener",
                        "Copy the whole URL from the listener; it changes when it is regenerated.");
            case 429 ->
                finding(
                        name,
                        Level.YELLOW,
                        status,
                        "too many requests",
                        "Secure the listener with a credential: without, it takes one request in 10 s. Else lower"
                                + " mainsheet.moveworks.rate-per-second: the limit is for all listeners together.");
            case 400, 409, 413, 415, 422 ->
                finding(
                        name,
                        Level.YELLOW,
                        status,
                        "this body is refused",
                        "See the listener's JSON Schema and verification rules: deliveries of this form would become dead"
                                + " letters.");
            default -> ofClass(name, status);
        };
    }

    private static Finding ofClass(String name, int status) {
        if (status < 400) {
            return finding(
                    name,
                    Level.RED,
                    status,
                    "it redirects, which is never followed",
                    "Set url to the address of the listener itself.");
        }
        return status >= 500 || status == 408 || status == 425
                ? finding(
                        name,
                        Level.YELLOW,
                        status,
                        "Moveworks, or what stands before it, is in trouble",
                        "Try again; deliveries wait until it is over.")
                : finding(
                        name,
                        Level.YELLOW,
                        status,
                        "no answer that Moveworks has described",
                        "See whether something on the way answers in its place; deliveries wait.");
    }

    private static Finding finding(String name, Level level, int status, String meaning, String remedy) {
        return new Finding(name, level, "has not taken the test event (" + status + "): " + meaning, remedy);
    }
}
