package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.ScanResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every refusal the ingress can give. */
public final class Problems {

    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "5");

    private Problems() {}

    private static Problem of(String name, int status, String title, String detail, String remedy) {
        return new Problem(name, status, title, detail, remedy, Map.of());
    }

    /** 404: no trigger's path. */
    public static Problem noSuchPath() {
        return of(
                "no-such-path",
                404,
                "There is nothing at this path",
                "The path is not that of a trigger.",
                "Post to /triggers/{triggerId} or /tenants/{tenant}/triggers/{triggerId}, with an id of 1 to 128 of"
                        + " A-Z, a-z, 0-9, colon, dot, underscore and hyphen.");
    }

    /** 404: a path of a tenant that is not configured. */
    public static Problem noSuchTenant(String tenant) {
        return of(
                "no-such-tenant",
                404,
                "There is no such tenant",
                "The tenant " + tenant + " is not configured.",
                "Correct the path, or configure mainsheet.tenants." + tenant + ".");
    }

    /** 405. */
    public static Problem onlyPost() {
        return new Problem(
                "method",
                405,
                "Only POST is taken here",
                "A trigger's path takes events by POST and nothing else.",
                "Send the event by POST.",
                Map.of("Allow", "POST"));
    }

    /** 405: what is there to be read. */
    public static Problem onlyGet() {
        return new Problem(
                "only-get",
                405,
                "Only GET is taken here",
                "This document is there to be read.",
                "Fetch it by GET.",
                Map.of("Allow", "GET, HEAD"));
    }

    /** 403. Says neither which address was seen nor which are let in. */
    public static Problem addressNotAllowed() {
        return of(
                "address",
                403,
                "Requests from this address are not taken",
                "The sender's address is not on the list, or what a proxy says of it cannot be read.",
                "Add it to mainsheet.ingress.allow-from; behind a proxy, name that in mainsheet.ingress.trusted-proxies"
                        + " and let it set X-Forwarded-For.");
    }

    /**
     * 401.
     *
     * @param challenges how the sender may authenticate
     */
    public static Problem unauthorized(String tenant, List<String> challenges) {
        return new Problem(
                "unauthorized",
                401,
                "The request is not authenticated",
                "The Authorization header is absent, or holds none of the credentials in force for the tenant " + tenant
                        + ".",
                "Set the subscription's authentication to a token out of bearer-tokens or a user out of basic-users, of"
                        + " mainsheet.tenants." + tenant + " or, if it has neither, of mainsheet.ingress.",
                Map.of("WWW-Authenticate", String.join(", ", challenges)));
    }

    /** 501: SailPoint waits for an answer to this trigger, and a wrong one decides access requests. */
    public static Problem requestResponse(String trigger) {
        return of(
                "request-response",
                501,
                "This trigger wants an answer, and has no policy",
                "SailPoint holds the access request until " + trigger + " is answered; the event was not kept.",
                "Write a policy for it under mainsheet.ingress.request-response, or remove the subscription:"
                        + " idn:access-request-post-approval tells of decisions and asks for nothing.");
    }

    /** 415: an encoding of the content. */
    public static Problem contentEncoding() {
        return of(
                "content-encoding",
                415,
                "The body is encoded",
                "The Content-Encoding header is given and not identity.",
                "Send the body without compression.");
    }

    /** 415: a type of the content. */
    public static Problem contentType() {
        return of(
                "content-type",
                415,
                "The body is not said to be JSON",
                "The Content-Type header is given, and is not application/json, text/json or application/*+json in"
                        + " UTF-8.",
                "Send Content-Type: application/json, or none.");
    }

    /** 413: over our limit. */
    public static Problem bodyTooLarge(int limit) {
        return of(
                "body-too-large",
                413,
                "The body is too large",
                "The body is larger than " + limit + " bytes.",
                "Let the subscription send less, or raise mainsheet.ingress.max-body-bytes.");
    }

    /** 413: within our limit, but over Kafka's. */
    public static Problem recordTooLarge() {
        return of(
                "record-too-large",
                413,
                "Kafka takes no record of this size",
                "The body is within mainsheet.ingress.max-body-bytes, but over what the topic takes.",
                "Raise max.message.bytes of the topic, or lower mainsheet.ingress.max-body-bytes.");
    }

    /** 408. */
    public static Problem bodyTooSlow(Duration limit) {
        return of(
                "body-too-slow",
                408,
                "The body did not arrive in time",
                "The body did not arrive within " + limit.toMillis() + " ms.",
                "Send it faster, or raise mainsheet.ingress.body-timeout.");
    }

    /** 400: no JSON object. */
    public static Problem notAnObject(ScanResult.Malformed malformed) {
        return of(
                "not-a-json-object",
                400,
                "The body is not a JSON object",
                malformed.sentence(),
                "Send exactly one JSON object in UTF-8.");
    }

    /** 400: not HTTP. */
    public static Problem malformedRequest() {
        return of(
                "malformed-request",
                400,
                "The request is not HTTP/1.1",
                "The request line, a header or the framing of the body breaks the rules of HTTP/1.1.",
                "Send a well-formed request, or look for what changes it on its way.");
    }

    /** 414. */
    public static Problem uriTooLong(int limit) {
        return of(
                "uri-too-long",
                414,
                "The request line is too long",
                "The request line is longer than " + limit + " bytes.",
                "Leave the query out.");
    }

    /** 431. */
    public static Problem headersTooLarge(int limit) {
        return of(
                "headers-too-large",
                431,
                "The headers are too large",
                "The headers are larger than " + limit + " bytes together.",
                "Send fewer or smaller headers.");
    }

    /** 408: of the head. */
    public static Problem headTooSlow(Duration limit) {
        return of(
                "head-too-slow",
                408,
                "The head of the request did not arrive in time",
                "The request line and the headers did not arrive within " + limit.toMillis() + " ms.",
                "Send them faster, or raise mainsheet.ingress.head-timeout.");
    }

    /** 431: in number. */
    public static Problem tooManyHeaders(int limit) {
        return of(
                "too-many-headers",
                431,
                "There are too many headers",
                "The request has more than " + limit + " headers.",
                "Send fewer headers.");
    }

    /** 429: as many requests under way as there may be. */
    public static Problem tooManyRequests() {
        return new Problem(
                "too-many-requests",
                429,
                "Too many requests are under way",
                "As many requests are under way as the ingress takes at once.",
                "Send it again after Retry-After; raise mainsheet.ingress.max-concurrent if memory allows.",
                RETRY_SOON);
    }

    /** 503: as many bytes of bodies held as there may be. */
    public static Problem tooManyBytes() {
        return unavailable(
                "too-many-bytes",
                "Too much is under way",
                "As many bytes of bodies are under way as the ingress takes at once.",
                "Send it again after Retry-After; raise mainsheet.ingress.max-bytes-in-flight if memory allows.");
    }

    /** 503: as many connections open as there may be. */
    public static Problem tooManyConnections() {
        return unavailable(
                "too-many-connections",
                "Too many connections are open",
                "As many connections are open as the ingress takes at once.",
                "Connect again after Retry-After, and keep connections for several requests; raise"
                        + " mainsheet.ingress.max-connections if memory allows.");
    }

    /** 503: Kafka did not take the event. */
    public static Problem notKept(String why) {
        return unavailable(
                "not-kept",
                "The event could not be kept",
                why,
                "Send it again after Retry-After. The operator finds the cause at /health/ready of the ingress.");
    }

    /** 503: a fault of ours. */
    public static Problem fault() {
        return unavailable(
                "fault",
                "The event could not be taken",
                "Something failed inside the ingress.",
                "Send it again after Retry-After. The operator finds the cause in the log of the ingress.");
    }

    private static Problem unavailable(String name, String title, String detail, String remedy) {
        return new Problem(name, 503, title, detail, remedy, RETRY_SOON);
    }
}
