package dev.mainsheet.ingress;

import dev.mainsheet.runtime.tls.TlsFiles;
import dev.mainsheet.runtime.tls.TlsMaterial;

/**
 * The TLS that the ingress starts with.
 *
 * @param files to be followed from then on
 * @param material what was read of them
 */
public record ServedTls(TlsFiles files, TlsMaterial material) {}
