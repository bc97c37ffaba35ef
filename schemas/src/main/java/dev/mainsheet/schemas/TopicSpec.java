package dev.mainsheet.schemas;

import java.util.Map;

/**
 * A topic as it must be.
 *
 * @param name with prefix
 * @param partitions how many
 * @param settings broker-side settings by name, in the broker's own words
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {}
