package dev.mainsheet.ingress;

import java.util.List;

/** Who may post to a tenant. Safe for any thread. */
public interface Access {

    /** Everyone, because the operator said so. */
    Access ANYONE = new Access() {
        @Override
        public boolean admits(List<String> authorization) {
            return true;
        }

        @Override
        public List<String> challenges() {
            return List.of();
        }
    };

    /**
     * Whether a request may.
     *
     * @param authorization the values of its {@code Authorization} headers
     */
    boolean admits(List<String> authorization);

    /** How a refused sender may authenticate, as {@code WWW-Authenticate} says it. */
    List<String> challenges();
}
