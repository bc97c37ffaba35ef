package dev.mainsheet.runtime.journal;

import org.apache.kafka.common.utils.Utils;

/** Which partition Kafka's default partitioner gives a record with a key. */
final class KeyHash {

    private KeyHash() {}

    /** Never negative. */
    static int of(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key));
    }

    static int partition(int hash, int partitions) {
        return hash % partitions;
    }
}
