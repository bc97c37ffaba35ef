package dev.mainsheet.ingress;

import java.util.List;

/** Who may post to a tenant. Safe for any thread. */
public interface Access {

    /** Everyone, because the operator said so. */
    Access ANYONE = authorization -> true;

    /**
     * Whether a request may.
     *
     * @param authorization the values of its {@code Authorization} headers
     */
    boolean admits(List<String> authorization);
}
