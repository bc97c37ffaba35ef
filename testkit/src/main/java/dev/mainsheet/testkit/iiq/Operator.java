package dev.mainsheet.testkit.iiq;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The comparisons that are known to work. Texts are compared without regard to case, as SCIM has it where a schema says
 * nothing else; whether IdentityIQ does depends on its database.
 */
enum Operator {
    EQ {
        @Override
        boolean holds(Object value, Object operand) {
            return value instanceof String text && operand instanceof String other
                    ? text.equalsIgnoreCase(other)
                    : value.equals(operand);
        }
    },
    SW {
        @Override
        boolean holds(Object value, Object operand) {
            return value instanceof String text && operand instanceof String start && startsWith(text, start);
        }
    },
    GE {
        @Override
        boolean holds(Object value, Object operand) {
            return value instanceof Integer number && operand instanceof Integer bound && number >= bound;
        }
    },
    GT {
        @Override
        boolean holds(Object value, Object operand) {
            return value instanceof Integer number && operand instanceof Integer bound && number > bound;
        }
    },
    LE {
        @Override
        boolean holds(Object value, Object operand) {
            return value instanceof Integer number && operand instanceof Integer bound && number <= bound;
        }
    };

    abstract boolean holds(Object value, Object operand);

    private static boolean startsWith(String text, String start) {
        return text.regionMatches(true, 0, start, 0, start.length());
    }

    /** Whether such a comparison makes sense at all. */
    boolean takes(Object operand) {
        return switch (this) {
            case EQ -> true;
            case SW -> operand instanceof String;
            case GE, GT, LE -> operand instanceof Integer;
        };
    }

    static Optional<Operator> named(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
