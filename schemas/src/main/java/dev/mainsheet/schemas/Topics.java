package dev.mainsheet.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names and settings of every topic of ours. All carry append times, because a sender's clock must decide neither what is
 * kept nor in which window it falls, and take records of 4 MB, because an event of the ingress's limit grows on its way.
 */
public final class Topics {

    /** The largest record on any topic, and so the least {@code max.request.size} of any producer of ours. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);
    private static final Duration OUTCOMES_KEPT = Duration.ofDays(90);
    private static final Duration RECEIPTS_KEPT = Duration.ofDays(400);
    private static final Duration ACTIONS_KEPT = Duration.ofDays(400);
    private static final String FOR_EVER = "-1";

    private final String prefix;
    private final int partitions;

    /**
     * @param prefix goes before every topic, group and application id; may be empty
     * @param partitions the one partition count of all of them but {@link #controls}
     */
    public Topics(String prefix, int partitions) {
        this.prefix = prefix;
        this.partitions = partitions;
    }

    public int partitions() {
        return partitions;
    }

    /** Events as received. */
    public String events() {
        return prefix + "sailpoint.events";
    }

    /** Events sent through again. */
    public String replays() {
        return prefix + "sailpoint.replays";
    }

    /** What is to be sent to one listener. */
    public String deliveries(String listener) {
        return prefix + "moveworks.deliveries." + listener;
    }

    /** What became of deliveries. */
    public String receipts() {
        return prefix + "moveworks.receipts";
    }

    /** What the processor decided. */
    public String outcomes() {
        return prefix + "mainsheet.outcomes";
    }

    /** What was given up. */
    public String deadLetters() {
        return prefix + "mainsheet.deadletters";
    }

    /** What operators want, the latest for each key. One partition: orders are few, and everybody reads all of them. */
    public String controls() {
        return prefix + "mainsheet.controls";
    }

    /** What operators did. */
    public String actions() {
        return prefix + "mainsheet.actions";
    }

    /** The Streams application id: state, changelogs and transactions are named after it. */
    public String processorId() {
        return prefix + "mainsheet-processor";
    }

    /** The consumer group of egress. */
    public String egressGroup() {
        return prefix + "mainsheet-egress";
    }

    /**
     * Topics that time alone must not empty: what is not processed or not delivered yet is never deleted. They are kept
     * without limit, and trimmed by us once finished.
     */
    private TopicSpec untilFinished(String name) {
        return spec(name, Map.of("cleanup.policy", "delete", "retention.ms", FOR_EVER));
    }

    private TopicSpec kept(String name, Duration time) {
        return spec(name, Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis())));
    }

    private TopicSpec controlsSpec() {
        return spec(controls(), 1, Map.of("cleanup.policy", "compact"));
    }

    private TopicSpec spec(String name, Map<String, String> settings) {
        return spec(name, partitions, settings);
    }

    private static TopicSpec spec(String name, int partitions, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("message.timestamp.type", "LogAppendTime");
        all.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        return new TopicSpec(name, partitions, all);
    }

    /** What the ingress reads and writes. */
    public List<TopicSpec> ofIngress() {
        return List.of(untilFinished(events()), controlsSpec());
    }

    /** What the operator's commands read and write. */
    public List<TopicSpec> ofConsole() {
        return List.of(controlsSpec(), kept(actions(), ACTIONS_KEPT));
    }

    /** What the processor reads and writes, for these listeners. */
    public List<TopicSpec> ofProcessor(Collection<String> listeners) {
        List<TopicSpec> all = new ArrayList<>();
        all.add(untilFinished(events()));
        all.add(untilFinished(replays()));
        listeners.forEach(listener -> all.add(untilFinished(deliveries(listener))));
        all.add(kept(outcomes(), OUTCOMES_KEPT));
        all.add(kept(deadLetters(), DEAD_LETTERS_KEPT));
        return all;
    }

    /** What egress reads and writes, for these listeners. */
    public List<TopicSpec> ofEgress(Collection<String> listeners) {
        List<TopicSpec> all = new ArrayList<>();
        listeners.forEach(listener -> all.add(untilFinished(deliveries(listener))));
        all.add(kept(receipts(), RECEIPTS_KEPT));
        all.add(kept(deadLetters(), DEAD_LETTERS_KEPT));
        return all;
    }
}
