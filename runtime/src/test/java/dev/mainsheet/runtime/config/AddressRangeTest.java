package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7/32, 203.0.113.7",
        "10.0.0.0/8, 10.255.255.255",
        "10.128.0.0/9, 10.128.0.0",
        "0.0.0.0/0, 255.255.255.255",
        "2001:db8::/32, 2001:DB8:ffff::1",
        "2001:db8::1, 2001:0db8:0:0:0:0:0:1",
        "::/0, ::1",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "::ffff:10.0.0.0/104, 10.1.2.3",
        "::ffff:10.1.2.3, 10.1.2.3"
    })
    void anAddressInsideIsContained(String range, String address) {
        assertThat(contains(range, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.8",
        "10.0.0.0/8, 11.0.0.0",
        "10.128.0.0/9, 10.127.255.255",
        "2001:db8::/32, 2001:db9::",
        "0.0.0.0/0, ::1",
        "::/0, 127.0.0.1",
        "::1, 0.0.0.1"
    })
    void anAddressOutsideOrOfTheOtherFamilyIsNot(String range, String address) {
        assertThat(contains(range, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "2001:db8::/129",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10",
                "010.0.0.1",
                "0x0a.0.0.1",
                "256.0.0.1",
                "10.0.0.0/255.0.0.0",
                "localhost",
                "example.com",
                "example.com/8",
                "*",
                "[::1]",
                "fe80::1%eth0",
                "::1.2.3.4",
                "1::2::3",
                ":",
                "::ffff:10.0.0.0/95",
                "10.0.0.1-10.0.0.9",
                "10.0.0.1:80"
            })
    void whatIsNoRangeIsRefusedAndNothingIsLookedUp(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither an address nor a network such as");
    }

    @Test
    void anAddressWithinANetworkIsNotTakenForTheNetwork() {
        assertThatThrownBy(() -> AddressRange.parse("10.1.2.3/8"))
                .hasMessage("has bits set behind its prefix: the network is 10.0.0.0/8, the single address 10.1.2.3");
    }

    @Test
    void anyRangeContainsWhatIsBetweenItsFirstAndLastAddressAndNothingElse() throws UnknownHostException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int bytes = random.nextBoolean() ? 4 : 16;
            int prefix = random.nextInt(bytes * 8 + 1);
            BigInteger size = BigInteger.ONE.shiftLeft(bytes * 8 - prefix);
            BigInteger start = new BigInteger(bytes * 8, random).divide(size).multiply(size);
            BigInteger last = start.add(size).subtract(BigInteger.ONE);
            BigInteger any = random.nextBoolean()
                    ? new BigInteger(bytes * 8, random)
                    : start.xor(BigInteger.ONE.shiftLeft(random.nextInt(bytes * 8)));
            AddressRange range = AddressRange.parse(text(start, bytes) + "/" + prefix);
            assertThat(range.contains(address(start, bytes)))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(range.contains(address(last, bytes))).as("seed %d", seed).isTrue();
            assertThat(range.contains(address(any, bytes)))
                    .as("seed %d: %s in %s", seed, text(any, bytes), range)
                    .isEqualTo(any.compareTo(start) >= 0 && any.compareTo(last) <= 0);
        }
    }

    private static IpAddress address(BigInteger value, int bytes) throws UnknownHostException {
        return IpAddress.parse(text(value, bytes)).orElseThrow();
    }

    private static String text(BigInteger value, int bytes) throws UnknownHostException {
        byte[] fixed = new byte[bytes];
        byte[] minimal = value.toByteArray();
        for (int i = 1; i <= Math.min(bytes, minimal.length); i++) {
            fixed[bytes - i] = minimal[minimal.length - i];
        }
        return InetAddress.getByAddress(fixed).getHostAddress();
    }

    private static boolean contains(String range, String address) {
        return AddressRange.parse(range).contains(IpAddress.parse(address).orElseThrow());
    }
}
