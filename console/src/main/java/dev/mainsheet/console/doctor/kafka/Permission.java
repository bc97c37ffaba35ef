package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.schemas.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a service does with a topic.
 *
 * @param service which
 * @param operation in Kafka's words
 * @param topic its name
 */
record Permission(String service, AclOperation operation, String topic) {

    /** All that are needed, over the whole of Mainsheet. {@code DELETE} is for trimming what is finished. */
    static List<Permission> needed(Topics topics, Collection<String> listeners) {
        List<Permission> all = new ArrayList<>();
        add(all, "ingress", topics.events(), AclOperation.WRITE);
        add(all, "ingress", topics.controls(), AclOperation.READ);
        add(all, "processor", topics.events(), AclOperation.READ, AclOperation.DELETE);
        add(all, "processor", topics.replays(), AclOperation.READ, AclOperation.DELETE);
        add(all, "processor", topics.outcomes(), AclOperation.WRITE);
        add(all, "processor", topics.deadLetters(), AclOperation.WRITE);
        add(all, "egress", topics.receipts(), AclOperation.READ, AclOperation.WRITE);
        add(all, "egress", topics.deadLetters(), AclOperation.WRITE);
        add(all, "console", topics.controls(), AclOperation.READ, AclOperation.WRITE);
        add(all, "console", topics.actions(), AclOperation.WRITE);
        for (String listener : listeners) {
            add(all, "processor", topics.deliveries(listener), AclOperation.WRITE);
            add(all, "egress", topics.deliveries(listener), AclOperation.READ, AclOperation.DELETE);
        }
        return all;
    }

    private static void add(List<Permission> all, String service, String topic, AclOperation... operations) {
        for (AclOperation operation : operations) {
            all.add(new Permission(service, operation, topic));
        }
    }

    @Override
    public String toString() {
        return operation + " on " + topic + " (" + service + ")";
    }
}
