package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.AddressRange;
import dev.mainsheet.runtime.config.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose request it is: the peer's, or, where that is a trusted proxy, that of the nearest address before it that is none.
 * What stands further to the left in the headers the client may have written itself, and is not looked at.
 */
final class ClientAddress {

    private final List<AddressRange> trustedProxies;

    ClientAddress(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** Empty if it cannot be told for certain. */
    Optional<IpAddress> of(RequestHead head) {
        return head.peer().get().flatMap(peer -> trusted(peer) ? behind(peer, head) : Optional.of(peer));
    }

    /**
     * A proxy that sets one of the two headers passes the other on as the client wrote it: both must come to the same.
     * A proxy that sets neither sends for itself.
     */
    private Optional<IpAddress> behind(IpAddress proxy, RequestHead head) {
        Set<Optional<IpAddress>> told = new HashSet<>();
        for (List<String> hops : List.of(
                ForwardingHeaders.xForwardedFor(head.header("X-Forwarded-For")),
                ForwardingHeaders.forwarded(head.header("Forwarded")))) {
            if (!hops.isEmpty()) {
                told.add(nearestUntrusted(proxy, hops));
            }
        }
        return switch (told.size()) {
            case 0 -> Optional.of(proxy);
            case 1 -> told.iterator().next();
            default -> Optional.empty();
        };
    }

    private Optional<IpAddress> nearestUntrusted(IpAddress proxy, List<String> hops) {
        IpAddress client = proxy;
        for (int i = hops.size() - 1; i >= 0 && trusted(client); i--) {
            Optional<IpAddress> hop = ForwardingHeaders.address(hops.get(i));
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            client = hop.get();
        }
        return Optional.of(client);
    }

    private boolean trusted(IpAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }
}
