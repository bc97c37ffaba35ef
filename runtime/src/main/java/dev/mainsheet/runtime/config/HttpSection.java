package dev.mainsheet.runtime.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code mainsheet.http}: how other systems are reached. */
public interface HttpSection {

    /** {@code http://[user:password@]host:port}. Absent: as the environment variable {@code HTTPS_PROXY} says. */
    Optional<Secret> proxy();

    /** Which hosts are reached without it. Absent: as the environment variable {@code NO_PROXY} says. */
    Optional<List<HostRule>> noProxy();

    /** PEM file: authorities that are trusted beside those of the JVM. */
    Optional<Path> ca();
}
