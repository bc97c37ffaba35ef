package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Problem;

/** Why a request counts as one that could not be decoded, where we decided so and not the decoder. */
final class RefusedHead extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedHead(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
