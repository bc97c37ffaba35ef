package dev.mainsheet.ingress.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.ManagementFactory;

/**
 * What the JVM needs for what is reachable.
 *
 * @param heapBytes after a collection
 * @param directBytes of Netty's buffers
 */
record UsedMemory(long heapBytes, long directBytes) {

    static UsedMemory now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
        return new UsedMemory(heap, direct);
    }

    @Override
    public String toString() {
        return "%.1f MB of heap, %.1f MB of buffers".formatted(heapBytes / 1e6, directBytes / 1e6);
    }
}
