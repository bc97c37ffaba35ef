package dev.mainsheet.ingress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refusals that have to do with answering: of invocations, and of answers at callbacks. */
public final class AnswerProblems {

    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "5");
    private static final String NOT_ANSWERED = "SailPoint holds the access request up; the event was not kept.";

    private AnswerProblems() {}

    private static Problem of(String name, int status, String title, String detail, String remedy) {
        return new Problem(name, status, title, detail, remedy, Map.of());
    }

    /** 501: the answer is to come later, and SailPoint waits for it now. */
    public static Problem synchronous(String trigger) {
        return of(
                "synchronous",
                501,
                "This invocation cannot be answered later",
                "The policy of " + trigger
                        + " is async, and the invocation has no callback URL and secret of SailPoint's. "
                        + NOT_ANSWERED,
                "Set the subscription's response type to ASYNC, or the trigger's policy to answer.");
    }

    /** 501: nothing may be completed without a key to seal it with. */
    public static Problem noKey(String trigger) {
        return of(
                "no-seal-key",
                501,
                "This invocation cannot be completed",
                "SailPoint waits for a completion of " + trigger + ", which takes a key to keep it under. "
                        + NOT_ANSWERED,
                "Set mainsheet.ingress.seal-key, or the subscription's response type to SYNC.");
    }

    /**
     * 501: the completion would go where none may.
     *
     * @param host of the callback URL, if it has one that could be allowed
     */
    public static Problem completionHost(Optional<String> host) {
        return of(
                "completion-host",
                501,
                "Completions may not go there",
                host.map(name -> "The callback URL of the invocation is at " + name + ". ")
                                .orElse("The callback URL of the invocation is not an https URL. ")
                        + NOT_ANSWERED,
                "If that is your SailPoint, set mainsheet.tenants.<tenant>.isc.url, or add the host to"
                        + " mainsheet.ingress.completion-hosts.");
    }

    /** 501: what is to be sealed does not fit a URL. */
    public static Problem tooLongToSeal() {
        return of(
                "completion-too-long",
                501,
                "This invocation cannot be completed",
                "The callback URL and the secret of the invocation are together too long. " + NOT_ANSWERED,
                "Set the trigger's policy to answer and the subscription's response type to SYNC.");
    }

    /** 404: no callback's path, or a token that was not made here. */
    public static Problem noSuchCallback() {
        return of(
                "no-such-callback",
                404,
                "There is no such callback",
                "The last segment of the path is no token of this Mainsheet.",
                "Post to the callback URL of the event as it came; every ingress needs the same"
                        + " mainsheet.ingress.seal-key.");
    }

    /** 405. */
    public static Problem onlyPost() {
        return new Problem(
                "method",
                405,
                "Only POST is taken here",
                "A callback takes the answer by POST and nothing else.",
                "Send the answer by POST.",
                Map.of("Allow", "POST"));
    }

    /** 401; {@code challenges} say how the sender may authenticate. */
    public static Problem unauthorized(List<String> challenges) {
        return new Problem(
                "callback-unauthorized",
                401,
                "The answer is not authenticated",
                "The Authorization header is absent, or holds none of the credentials in force for callbacks.",
                "Send a bearer token out of mainsheet.ingress.callback-tokens; where there are none, a credential"
                        + " that opens the tenant.",
                challenges.isEmpty() ? Map.of() : Map.of("WWW-Authenticate", String.join(", ", challenges)));
    }

    /** 400. */
    public static Problem notJson() {
        return of(
                "callback-not-json",
                400,
                "The body is not JSON",
                "The body is not exactly one JSON value, or has a name twice.",
                "Send {\"output\": …} with what the trigger asks for, or {\"error\": \"…\"}.");
    }

    /** 422: neither an answer nor an error. */
    public static Problem neitherOutputNorError(String why) {
        return of(
                "callback-body",
                422,
                "The body is no answer",
                why,
                "Send {\"output\": …} with what the trigger asks for, or {\"error\": \"…\"}.");
    }

    /** 422: an answer SailPoint would not understand, or understand otherwise. */
    public static Problem output(String trigger, List<String> complaints) {
        return of(
                "output",
                422,
                "This is no answer that SailPoint takes",
                "The output is not of the form that " + trigger + " asks for: " + String.join("; ", complaints) + ".",
                "Correct the output and send it again: nothing was sent to SailPoint.");
    }

    /** 410. */
    public static Problem expired() {
        return of(
                "expired",
                410,
                "SailPoint waits no longer",
                "The deadline of the invocation has passed.",
                "Answer sooner, or raise the subscription's responseDeadline and the policy's deadline together.");
    }

    /** 409: another answer came first. */
    public static Problem already() {
        return of(
                "already-completed",
                409,
                "The invocation has its answer",
                "An answer to this invocation came before this one.",
                "Nothing: the first answer stands.");
    }

    /** 409: SailPoint does not take it. */
    public static Problem refused() {
        return of(
                "completion-refused",
                409,
                "SailPoint does not take this answer",
                "SailPoint refused the completion for good: the invocation was completed before, or it no longer waits.",
                "Look the invocation up in SailPoint; the status it answered with stands in the log of the ingress.");
    }

    /** 502: SailPoint does not let us in. */
    public static Problem forbidden() {
        return of(
                "completion-forbidden",
                502,
                "SailPoint does not let Mainsheet complete",
                "SailPoint answered the completion with 401 or 403.",
                "Set mainsheet.ingress.completion-token to a token that SailPoint lets complete invocations.");
    }

    /** 503: the answer could not be kept. */
    public static Problem notKept() {
        return new Problem(
                "answer-not-kept",
                503,
                "The answer could not be kept",
                "As many answers as may be wait for SailPoint, or the disk did not take this one.",
                "Send it again after Retry-After. The operator finds the cause in the log of the ingress.",
                RETRY_SOON);
    }
}
