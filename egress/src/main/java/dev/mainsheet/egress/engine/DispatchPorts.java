package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Ledger;
import dev.mainsheet.egress.Sender;
import dev.mainsheet.egress.Watch;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The dispatcher's outside.
 *
 * @param sender makes attempts
 * @param ledger writes endings down
 * @param mailbox thread and time
 * @param watch is told what happens
 * @param jitter spreads retries
 * @param maySend whether this instance can still be sure of its partitions; while not, nothing new is sent
 */
public record DispatchPorts(
        Sender sender, Ledger ledger, Mailbox mailbox, Watch watch, RandomGenerator jitter, BooleanSupplier maySend) {}
