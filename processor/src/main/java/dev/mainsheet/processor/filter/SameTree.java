package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.mapper.MappingProvider;

/**
 * Hands a node of the tree on as it is. Jayway asks for a mapping whenever a path inside a predicate leads to a list or a
 * map, and its own mappers copy the whole of it each time.
 */
final class SameTree implements MappingProvider {

    @Override
    public <T> T map(Object source, Class<T> type, Configuration configuration) {
        return type.cast(source);
    }

    @Override
    public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
        throw new UnsupportedOperationException("expressions read nodes of the tree, never typed values");
    }
}
