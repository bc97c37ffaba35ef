package dev.mainsheet.runtime.tls;

import dev.mainsheet.runtime.config.ConfigProblem;

/** The files of one side of a TLS connection do not do; says which, by its key, and what would. */
public final class BrokenTlsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ConfigProblem problem;

    BrokenTlsException(String key, String message) {
        super(key + ": " + message);
        this.problem = new ConfigProblem(key, message);
    }

    /** What is wrong. */
    public ConfigProblem problem() {
        return problem;
    }
}
