package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The ingress's part of the configuration, checked.
 *
 * @param http how it listens
 * @param tls its certificate; empty: plain HTTP
 * @param limits what may be under way at once
 * @param addresses from where anybody may post at all
 * @param tenants who may post to each tenant there is
 * @param bodies what to look for in bodies
 * @param testMarks what in a request's head marks its event as a test
 * @param answering how triggers that ask are answered
 * @param journal where events go while Kafka does not take them
 * @param stopDelay how long events are taken after readiness is off
 */
record IngressSettings(
        HttpSettings http,
        Optional<ServedTls> tls,
        Limits limits,
        AllowList addresses,
        Map<String, Access> tenants,
        BodyRules bodies,
        TestMarks testMarks,
        AnsweringSettings answering,
        Journal journal,
        Duration stopDelay) {

    /**
     * Of what is under way at once.
     *
     * @param requests from the end of the head to the answer
     * @param bytesInFlight of bodies held for them
     * @param jsonDepth objects and arrays open in a body
     */
    public record Limits(int requests, int bytesInFlight, int jsonDepth) {}

    /**
     * @param directory has a slot for each instance
     * @param maxBytes of one instance's
     */
    record Journal(Path directory, long maxBytes) {}
}
