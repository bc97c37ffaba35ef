package dev.mainsheet.processor.filter;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FilterInTimeTest {

    /** Doubles its work with every character. */
    private static final String CATASTROPHIC = "$[?($.name =~ /((a|aa)*)*c/)]";

    private static final Map<String, Object> ATTACK = tree("{'name':'" + "a".repeat(60) + "'}");

    @Test
    void aCatastrophicPatternRunsOutOfTimeAndTheNextEventIsQuick() {
        JsonFilter filter = filter(CATASTROPHIC);

        long before = System.nanoTime();
        FilterResult attacked = filter.test(ATTACK, new EvaluationTime(System::nanoTime).next());
        long took = System.nanoTime() - before;
        FilterResult next = filter.test(tree("{'name':'aac'}"), new EvaluationTime(System::nanoTime).next());

        assertThat(attacked)
                .isInstanceOfSatisfying(
                        FilterResult.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(Reason.FILTER_TIMEOUT));
        assertThat(took).isBetween(EvaluationTime.PER_EXPRESSION.toNanos(), 1_000_000_000L);
        assertThat(next).isEqualTo(FilterResult.Answer.PASSED);
    }

    @Test
    void aPatternOnTheElementsOfAListRunsOutOfTimeToo() {
        FilterResult result = filter("$[?($.names =~ /((a|aa)*)*c/)]")
                .test(tree("{'names':['" + "a".repeat(60) + "']}"), new EvaluationTime(System::nanoTime).next());

        assertThat(result).isInstanceOf(FilterResult.Broken.class);
    }

    @Test
    void aPatternThatOverflowsTheStackIsAnError() {
        FilterResult result = filter("$[?($.name =~ /(a|b)*/)]")
                .test(
                        tree("{'name':'" + "ab".repeat(200_000) + "'}"),
                        Deadline.in(Duration.ofSeconds(20), System::nanoTime));

        assertThat(result).isEqualTo(new FilterResult.Broken(Reason.FILTER_ERROR, "StackOverflowError"));
    }

    @Test
    void listsComparedWithListsRunOutOfTime() {
        List<Integer> many = IntStream.range(0, 100_000).boxed().toList();
        Map<String, Object> body =
                Map.of("a", many, "b", many.stream().map(n -> -n - 1).toList());

        for (String operator : List.of("anyof", "noneof")) {
            assertThat(filter("$[?($.a " + operator + " $.b)]").test(body, new EvaluationTime(System::nanoTime).next()))
                    .as(operator)
                    .isInstanceOf(FilterResult.Broken.class);
        }
    }

    @Test
    void oneLongTextSoughtInAnotherRunsOutOfTime() {
        Map<String, Object> body =
                Map.of("text", "a".repeat(900_000), "part", "a".repeat(400_000) + "b" + "a".repeat(40_000));

        FilterResult result =
                filter("$[?($.text contains $.part)]").test(body, new EvaluationTime(System::nanoTime).next());

        assertThat(result).isInstanceOf(FilterResult.Broken.class);
    }

    @Test
    void aScanOfALargeBodyRunsOutOfTime() {
        Map<String, Object> body = Map.of("list", Collections.nCopies(2_000, tree("{'a':{'b':{'c':[1,2,3]}}}")));

        FilterResult result = filter("$..*..*..[?(@.x == 1)]").test(body, new EvaluationTime(System::nanoTime).next());

        assertThat(result).isInstanceOf(FilterResult.Broken.class);
    }

    @Test
    void allExpressionsOfAnEventTogetherHaveABoundOfTheirOwn() {
        AtomicLong now = new AtomicLong();
        EvaluationTime time = new EvaluationTime(now::get);

        now.addAndGet(EvaluationTime.PER_EXPRESSION.toNanos());
        Deadline second = time.next();
        now.addAndGet(
                EvaluationTime.PER_EVENT.minus(EvaluationTime.PER_EXPRESSION).toNanos() + 1);

        assertThat(filter("$[?($.list contains 'x')]").test(Map.of("list", Collections.nCopies(1_000, "y")), second))
                .isInstanceOf(FilterResult.Broken.class);
    }

    @Test
    void aQuickFilterStillAnswersAfterASlowOneHasUsedUpTheTime() {
        AtomicLong now = new AtomicLong();
        EvaluationTime time = new EvaluationTime(now::get);
        now.addAndGet(EvaluationTime.PER_EVENT.toNanos() * 2);

        assertThat(filter("$[?($.name == 'x')]").test(tree("{'name':'x'}"), time.next()))
                .isEqualTo(FilterResult.Answer.PASSED);
    }

    private static JsonFilter filter(String expression) {
        try {
            return JsonFilter.compile("mainsheet.routes[0].filter", expression);
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }
}
