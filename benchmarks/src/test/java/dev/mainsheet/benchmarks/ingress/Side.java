package dev.mainsheet.benchmarks.ingress;

import dev.mainsheet.schemas.Topics;

/** What is measured against what. */
enum Side {
    INGRESS("the ingress", "", true),
    BARE("a bare handler that sends the body to Kafka", "bare.", true),
    SAME_RECORD("a bare handler that sends the ingress's record", "same.", true),
    WITHOUT_KAFKA("the same handler without Kafka", "none.", false);

    private static final int PARTITIONS = 12;

    private final String text;
    private final String topicPrefix;
    private final boolean keeps;

    Side(String text, String topicPrefix, boolean keeps) {
        this.text = text;
        this.topicPrefix = topicPrefix;
        this.keeps = keeps;
    }

    /** What it is, for the reader of the figures. */
    String text() {
        return text;
    }

    /** Its own topics, all of one shape. */
    Topics topics() {
        return new Topics(topicPrefix, PARTITIONS);
    }

    /** Whether what it answers 200 lies on its topic. */
    boolean keeps() {
        return keeps;
    }
}
