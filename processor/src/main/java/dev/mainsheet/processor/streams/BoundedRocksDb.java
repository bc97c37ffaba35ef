package dev.mainsheet.processor.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for all stores of the process. Left alone, each of a hundred stores (partitions times stores times
 * segments) takes 50 MB of cache and 48 MB of write buffers outside the heap, and the container is killed.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long WRITE_BUFFERS_BYTES = 32L * 1024 * 1024;
    private static final long ALL_BYTES = 64L * 1024 * 1024;
    private static final long WRITE_BUFFER_OF_A_STORE_BYTES = 1024 * 1024;
    private static final int AUTOMATIC_SHARDS = -1;
    private static final double SHARE_FOR_INDEX_AND_FILTERS = 0.1;

    private static final Cache CACHE = new LRUCache(ALL_BYTES, AUTOMATIC_SHARDS, false, SHARE_FOR_INDEX_AND_FILTERS);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configuration) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_OF_A_STORE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    /** Cache and write buffers are shared by all stores and live as long as the process. */
    @Override
    public void close(String store, Options options) {}
}
