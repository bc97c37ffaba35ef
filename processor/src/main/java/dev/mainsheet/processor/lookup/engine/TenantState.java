package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Failure;
import java.util.Optional;

/**
 * One tenant at a moment.
 *
 * @param why the failure behind the standing; empty if there is none
 * @param waiting questions without an answer
 * @param inFlight calls under way
 */
public record TenantState(Standing standing, Optional<Failure> why, int waiting, int inFlight) {

    static final TenantState INITIAL = new TenantState(Standing.OK, Optional.empty(), 0, 0);
}
