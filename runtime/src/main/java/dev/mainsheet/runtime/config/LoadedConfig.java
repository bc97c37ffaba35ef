package dev.mainsheet.runtime.config;

import java.util.List;

/**
 * A valid configuration.
 *
 * @param config typed
 * @param settings every key in force and where it came from, secrets masked
 */
public record LoadedConfig(MainsheetConfig config, List<Setting> settings) {}
