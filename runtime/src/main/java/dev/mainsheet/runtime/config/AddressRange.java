package dev.mainsheet.runtime.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single address, or a network in CIDR notation.
 *
 * @param network the first address of it
 * @param prefix how many leading bits all of its addresses share
 */
public record AddressRange(IpAddress network, int prefix) {

    private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(0|[1-9][0-9]{0,2}))?");
    private static final int MAPPED_BITS = 96;

    /**
     * Reads {@code 203.0.113.7}, {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the text
     */
    public static AddressRange parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw noRange();
        }
        IpAddress address = IpAddress.parse(parts.group(1)).orElseThrow(AddressRange::noRange);
        if (parts.group(2) == null) {
            return new AddressRange(address, address.width());
        }
        boolean mapped = parts.group(1).contains(":") && address.width() < MAPPED_BITS;
        int prefix = Integer.parseInt(parts.group(2)) - (mapped ? MAPPED_BITS : 0);
        if (prefix < 0 || prefix > address.width()) {
            throw noRange();
        }
        if (!address.network(prefix).equals(address)) {
            throw new IllegalArgumentException("has bits set behind its prefix: the network is "
                    + address.network(prefix) + "/" + prefix + ", the single address " + address);
        }
        return new AddressRange(address, prefix);
    }

    private static IllegalArgumentException noRange() {
        return new IllegalArgumentException(
                "is neither an address nor a network such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32");
    }

    /** Whether {@code address} is one of them. */
    public boolean contains(IpAddress address) {
        return network.agrees(address, prefix);
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
