package dev.mainsheet.directory.rest;

import dev.mainsheet.directory.Failure;
import java.util.function.Function;

/**
 * What came of asking a system once.
 *
 * @param <T> what was asked for
 */
public sealed interface Outcome<T> {

    /** What the caller makes of it. */
    <R> R match(Function<T, R> read, Function<Failure, R> failed);

    /** An answer. */
    record Read<T>(T value) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> read, Function<Failure, R> failed) {
            return read.apply(value);
        }
    }

    /** None. */
    record Failed<T>(Failure failure) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> read, Function<Failure, R> failed) {
            return failed.apply(failure);
        }
    }
}
