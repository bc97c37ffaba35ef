package dev.mainsheet.processor;

import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.park.ParkLimits;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the processor is told.
 *
 * @param topics what the topics are called
 * @param routes in file order
 * @param people who the people of an event are, and how they are found
 * @param dedupe in file order
 * @param park how much may wait for people
 * @param maxBodyBytes for each listener the most bytes that may be POSTed to it
 * @param stateRoot below it each instance claims a directory for its stores
 * @param clientProperties settings for every Kafka client, with the bootstrap servers
 * @param replicationFactor of its changelogs, or the cluster's default
 * @param threads how many stream threads
 */
public record ProcessorSettings(
        Topics topics,
        List<Route> routes,
        PeopleSettings people,
        List<DedupeRule> dedupe,
        ParkLimits park,
        Map<String, Integer> maxBodyBytes,
        Path stateRoot,
        Map<String, Object> clientProperties,
        Optional<Short> replicationFactor,
        int threads) {

    public ProcessorSettings {
        routes = List.copyOf(routes);
        dedupe = List.copyOf(dedupe);
        maxBodyBytes = Map.copyOf(maxBodyBytes);
        clientProperties = Map.copyOf(clientProperties);
    }
}
