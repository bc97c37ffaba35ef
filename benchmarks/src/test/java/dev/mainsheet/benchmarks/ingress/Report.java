package dev.mainsheet.benchmarks.ingress;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The turns of all sides, and their medians as a table. */
final class Report {

    private final Map<Side, List<Measured>> turns = new EnumMap<>(Side.class);

    void add(Side side, Measured turn) {
        turns.computeIfAbsent(side, first -> new ArrayList<>()).add(turn);
    }

    /** The figures of one round, a line for each side. */
    String round(int round) {
        StringBuilder text = new StringBuilder();
        turns.forEach((side, of) -> {
            Measured turn = of.get(round);
            text.append("round %d: %-45s %8.0f/s  p50 %6.2f ms  p99 %6.2f ms  cpu %5.1f us%n"
                    .formatted(
                            round + 1,
                            side.text(),
                            turn.perSecond(),
                            turn.p50Millis(),
                            turn.p99Millis(),
                            turn.cpuMicros()));
        });
        return text.toString();
    }

    /** The medians over all rounds, as Markdown, and the ratios. */
    String medians() {
        StringBuilder text = new StringBuilder(
                "| medians | per second | p50 ms | p99 ms | cpu us of its process |%n| --- | --- | --- | --- | --- |%n"
                        .formatted());
        turns.keySet()
                .forEach(side -> text.append("| %s | %.0f | %.2f | %.2f | %.1f |%n"
                        .formatted(
                                side.text(),
                                median(side, Measured::perSecond),
                                median(side, Measured::p50Millis),
                                median(side, Measured::p99Millis),
                                median(side, Measured::cpuMicros))));
        for (Side other : List.of(Side.BARE, Side.SAME_RECORD)) {
            text.append("the ingress / %s: rate %.3f, p99 %.3f%n"
                    .formatted(other.text(), ratio(other, Measured::perSecond), ratio(other, Measured::p99Millis)));
        }
        return text.toString();
    }

    private double ratio(Side other, ToDoubleFunction<Measured> figure) {
        return median(Side.INGRESS, figure) / median(other, figure);
    }

    private double median(Side side, ToDoubleFunction<Measured> figure) {
        double[] sorted = turns.get(side).stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
