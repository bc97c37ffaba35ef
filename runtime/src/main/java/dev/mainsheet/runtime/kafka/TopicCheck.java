package dev.mainsheet.runtime.kafka;

import dev.mainsheet.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How a topic that is there differs from one that must be. */
public final class TopicCheck {

    private TopicCheck() {}

    /**
     * What is wrong, one sentence each with the remedy.
     *
     * @param actual a setting's value on the broker, by name
     * @param warnings takes what is only worth saying
     */
    public static List<String> differences(
            TopicSpec spec, int partitions, UnaryOperator<String> actual, Consumer<String> warnings) {
        List<String> wrong = new ArrayList<>();
        if (partitions != spec.partitions()) {
            wrong.add(spec.name() + " has " + partitions + " partitions, not " + spec.partitions()
                    + ": set mainsheet.kafka.topics.partitions to " + partitions
                    + ", or another mainsheet.kafka.topics.prefix; changing the count reorders identities");
        }
        for (Map.Entry<String, String> setting : spec.settings().entrySet()) {
            String value = actual.apply(setting.getKey());
            switch (setting.getKey()) {
                case "retention.ms" -> retention(spec.name(), setting.getValue(), value, wrong, warnings);
                case "max.message.bytes" -> {
                    if (Long.parseLong(value) < Long.parseLong(setting.getValue())) {
                        wrong.add(mustBe(spec.name(), setting, value));
                    }
                }
                default -> {
                    if (!setting.getValue().equals(value)) {
                        wrong.add(mustBe(spec.name(), setting, value));
                    }
                }
            }
        }
        return wrong;
    }

    private static String mustBe(String topic, Map.Entry<String, String> setting, String actual) {
        return topic + " has " + setting.getKey() + "=" + actual + ": set it to " + setting.getValue()
                + " on the broker";
    }

    private static void retention(
            String topic, String wanted, String actual, List<String> wrong, Consumer<String> warnings) {
        long want = forEverIsMost(wanted);
        long have = forEverIsMost(actual);
        if (have < want) {
            wrong.add(
                    topic + " has retention.ms=" + actual + ", and would lose what is not finished or still asked for:"
                            + " set it to " + wanted + " on the broker");
        } else if (have > want) {
            warnings.accept(topic + " keeps records longer (retention.ms=" + actual + ") than asked (" + wanted + ")");
        }
    }

    private static long forEverIsMost(String retention) {
        long millis = Long.parseLong(retention);
        return millis < 0 ? Long.MAX_VALUE : millis;
    }
}
