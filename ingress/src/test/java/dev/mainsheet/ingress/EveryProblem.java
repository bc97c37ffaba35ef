package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.ScanResult;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of each refusal there is. */
public final class EveryProblem {

    private EveryProblem() {}

    /** Those that {@link Problems} can make. */
    public static List<Problem> there() {
        return madeBy(Problems.class);
    }

    /** Those that have to do with answering. */
    public static List<Problem> ofAnswers() {
        return madeBy(AnswerProblems.class);
    }

    private static List<Problem> madeBy(Class<?> maker) {
        return Arrays.stream(maker.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Problem.class)
                .map(EveryProblem::made)
                .toList();
    }

    private static Problem made(Method method) {
        try {
            return (Problem) method.invoke(
                    null,
                    Arrays.stream(method.getParameterTypes())
                            .map(EveryProblem::argument)
                            .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(method.getName(), impossible);
        }
    }

    private static Object argument(Class<?> type) {
        if (type == String.class) {
            return "default";
        }
        if (type == int.class) {
            return 1_000_000;
        }
        if (type == Optional.class) {
            return Optional.of("other.example.com");
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(10);
        }
        if (type == List.class) {
            return List.of("Bearer realm=\"mainsheet\"");
        }
        if (type == ScanResult.Malformed.class) {
            return new ScanResult.Malformed("the body is not JSON", 1, 9);
        }
        throw new AssertionError("say here what a " + type.getSimpleName() + " may be");
    }
}
