package dev.mainsheet.benchmarks.ingress;

/**
 * One side's turn.
 *
 * @param answered requests answered with 200, those of the lead-in too
 * @param perSecond requests answered per second, without the lead-in
 * @param p50Millis half the answers took no longer
 * @param p99Millis 99 of 100 answers took no longer
 * @param cpuMicros processor time that the side's process took for an answer: that of the broker and of the sender is not in
 *     it
 */
record Measured(long answered, double perSecond, double p50Millis, double p99Millis, double cpuMicros) {}
