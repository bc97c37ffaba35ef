package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Query;

/** Whom to find, and whose directory to ask. */
record Sought(String tenant, Query query) {}
