package dev.mainsheet.ingress;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a step of the way in came to: a value to go on with, or the refusal of the request.
 *
 * @param <T> the value
 */
public sealed interface Judged<T> {

    /** Goes on with {@code value}. */
    static <T> Judged<T> passed(T value) {
        return new Passed<>(value);
    }

    /** Ends here. */
    static <T> Judged<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** Goes on with what {@code step} makes of the value. */
    <R> Judged<R> map(Function<? super T, ? extends R> step);

    /** Hands on whichever it is. */
    void match(Consumer<? super T> passed, Consumer<Problem> refused);

    /** Goes on. */
    record Passed<T>(T value) implements Judged<T> {
        @Override
        public <R> Judged<R> map(Function<? super T, ? extends R> step) {
            return passed(step.apply(value));
        }

        @Override
        public void match(Consumer<? super T> passed, Consumer<Problem> refused) {
            passed.accept(value);
        }
    }

    /** Ends here. */
    record Refused<T>(Problem problem) implements Judged<T> {
        @Override
        public <R> Judged<R> map(Function<? super T, ? extends R> step) {
            return refused(problem);
        }

        @Override
        public void match(Consumer<? super T> passed, Consumer<Problem> refused) {
            refused.accept(problem);
        }
    }
}
