package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import java.net.URI;

/**
 * A system that knows people, as it is configured.
 *
 * @param name of its findings
 * @param keys where it stands in the configuration
 * @param url its base
 * @param system reached with the client that is configured
 */
record SystemSite(String name, String keys, URI url, AuthorizedSystem system) {}
