package dev.mainsheet.runtime.config;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address. An IPv4 address mapped into IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address: which of the two
 * a socket shows depends on the machine, not on the sender.
 */
public final class IpAddress {

    /** A leading zero is octal to some and decimal to others: what is ambiguous is no address. */
    private static final String OCTET = "(?:0|[1-9][0-9]{0,2})";

    private static final Pattern FORM = Pattern.compile(
            "(?:::[Ff]{4}:)?" + OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*");
    private static final int IPV4_BYTES = 4;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads an address as digits, without port, brackets or zone. Names are none: nothing is ever looked up. */
    public static Optional<IpAddress> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                        .map(IpAddress::unmapped)
                : Optional.empty();
    }

    private static IpAddress unmapped(byte[] bytes) {
        boolean mapped = bytes.length > IPV4_BYTES && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return new IpAddress(mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes);
    }

    /** How many bits it has: 32 or 128. */
    int width() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether both are of one family and agree in the first {@code bits} bits. */
    boolean agrees(IpAddress other, int bits) {
        return bytes.length == other.bytes.length && Arrays.equals(network(bits).bytes, other.network(bits).bytes);
    }

    /** The same with every bit after the first {@code bits} cleared. */
    IpAddress network(int bits) {
        byte[] network = new byte[bytes.length];
        int whole = bits / Byte.SIZE;
        System.arraycopy(bytes, 0, network, 0, whole);
        if (whole < bytes.length) {
            network[whole] = (byte) (bytes[whole] & 0xFF00 >> bits % Byte.SIZE);
        }
        return new IpAddress(network);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return NetUtil.bytesToIpAddress(bytes);
    }
}
