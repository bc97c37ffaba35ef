package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.AddressRange;
import java.util.List;

/**
 * Whose addresses are let in. Decided by the connection and what trusted proxies say of it, so before anything that a
 * request asks for.
 */
public final class AllowList {

    /** Lets everyone in. */
    public static final AllowList EVERYONE = new AllowList(List.of(), List.of());

    private final List<AddressRange> allowed;
    private final ClientAddress clients;

    /**
     * @param allowed none: everyone
     * @param trustedProxies who is believed about the client behind it
     */
    public AllowList(List<AddressRange> allowed, List<AddressRange> trustedProxies) {
        this.allowed = List.copyOf(allowed);
        this.clients = new ClientAddress(trustedProxies);
    }

    /** Whether the client of a request is on the list; one that cannot be told is not. */
    boolean admits(RequestHead head) {
        return allowed.isEmpty()
                || clients.of(head)
                        .filter(client -> allowed.stream().anyMatch(range -> range.contains(client)))
                        .isPresent();
    }
}
