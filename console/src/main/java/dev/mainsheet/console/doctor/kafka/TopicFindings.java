package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.runtime.kafka.TopicCheck;
import dev.mainsheet.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.List;

/** Whether the topics are as they must be; services refuse to start on one that is not. */
final class TopicFindings {

    private static final String NAME = "topics";

    private TopicFindings() {}

    static List<Finding> of(List<TopicState> topics) {
        List<Finding> findings = new ArrayList<>();
        List<TopicSpec> good = new ArrayList<>();
        for (TopicState topic : topics) {
            if (topic instanceof TopicState.Present present
                    && present.settings().isPresent()) {
                List<Finding> different = differences(present);
                findings.addAll(different);
                if (different.isEmpty()) {
                    good.add(present.spec());
                }
            }
        }
        List<String> missing = topics.stream()
                .filter(TopicState.Missing.class::isInstance)
                .map(topic -> topic.spec().name())
                .toList();
        if (!missing.isEmpty()) {
            findings.add(0, missing(missing));
        }
        if (!good.isEmpty()) {
            findings.add(0, good(good, topics.size()));
        }
        return findings;
    }

    private static Finding good(List<TopicSpec> good, int all) {
        int partitions = good.stream().mapToInt(TopicSpec::partitions).max().orElse(1);
        return Finding.green(
                NAME,
                (good.size() == all ? "all " + all : good.size() + " of " + all) + " are as they must be: " + partitions
                        + " partitions, append times, room for records of 4 MB, kept as long as they are needed");
    }

    private static Finding missing(List<String> names) {
        return Finding.green(
                NAME, "not there yet, and created when a service that needs them starts: " + String.join(", ", names));
    }

    /** The sentences of the check end with the remedy behind a colon. */
    private static List<Finding> differences(TopicState.Present topic) {
        List<Finding> findings = new ArrayList<>();
        List<String> wrong = TopicCheck.differences(
                topic.spec(),
                topic.partitions().size(),
                setting -> topic.settings().orElseThrow().get(setting).value(),
                warning -> findings.add(
                        Finding.yellow(NAME, warning, "Shorten it, or see that the disk takes that much.")));
        wrong.forEach(sentence ->
                findings.add(Finding.red(NAME, sentence, "Until then no service that needs this topic starts.")));
        return findings;
    }
}
