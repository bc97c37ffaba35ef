package dev.mainsheet.testkit.iiq;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A filter, whichever language it was written in. */
sealed interface Condition {

    /** Whether it holds of the one whose attributes have these values; an attribute may have none, or several. */
    boolean holds(Function<String, List<Object>> values);

    /** An equality with a text that everything it holds of must fulfil, if it has one: an index can look it up. */
    Optional<Comparison> key();

    /** Some value of the attribute compares with {@code operand}. */
    record Comparison(String attribute, Operator operator, Object operand) implements Condition {
        @Override
        public boolean holds(Function<String, List<Object>> values) {
            return values.apply(attribute).stream().anyMatch(value -> operator.holds(value, operand));
        }

        @Override
        public Optional<Comparison> key() {
            return operator == Operator.EQ && operand instanceof String ? Optional.of(this) : Optional.empty();
        }
    }

    /** The attribute has a value, or has none. */
    record Presence(String attribute, boolean present) implements Condition {
        @Override
        public boolean holds(Function<String, List<Object>> values) {
            return values.apply(attribute).isEmpty() != present;
        }

        @Override
        public Optional<Comparison> key() {
            return Optional.empty();
        }
    }

    /** All of several; of none, everything. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Function<String, List<Object>> values) {
            return conditions.stream().allMatch(condition -> condition.holds(values));
        }

        @Override
        public Optional<Comparison> key() {
            return conditions.stream()
                    .map(Condition::key)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /** One of several. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Function<String, List<Object>> values) {
            return conditions.stream().anyMatch(condition -> condition.holds(values));
        }

        @Override
        public Optional<Comparison> key() {
            return conditions.size() == 1 ? conditions.get(0).key() : Optional.empty();
        }
    }
}
