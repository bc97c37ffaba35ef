package dev.mainsheet.processor.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ParkedCodecTest {

    /** What version 1 writes, and every later version must read. */
    private static final String VERSION_1 = "01" + "01" + "0000019ab0d5a400" + "0000019ab0deca40" + "00000002"
            + "0000000670656f706c65" + "000000026872" + "00000006747c32633931"
            + "00000002" + "0000000161" + "0000000178" + "0000000162" + "ffffffff"
            + "000000027b7d";

    private static final Parked PARKED = new Parked(
            bytes("t|2c91"),
            Instant.ofEpochMilli(0x19ab0d5a400L),
            new RecordHeaders().add("a", bytes("x")).add("b", null),
            bytes("{}"),
            true,
            "hr",
            OptionalInt.of(2),
            "people",
            Instant.ofEpochMilli(0x19ab0deca40L));

    @Test
    void whatIsWrittenIsReadAndItsBytesNeverChange() {
        byte[] written = ParkedCodec.write(PARKED);

        assertThat(HexFormat.of().formatHex(written)).isEqualTo(VERSION_1);
        Parked read = ParkedCodec.read(written);
        assertThat(read).usingRecursiveComparison().ignoringFields("headers").isEqualTo(PARKED);
        assertThat(read.headers().toArray()).containsExactly(PARKED.headers().toArray());
        assertThat(ParkedCodec.appendedAt(written))
                .isEqualTo(PARKED.appendedAt().toEpochMilli());
    }

    @Test
    void aLaterVersionIsKnownByItsFirstByte() {
        assertThat(ParkedCodec.readable(ParkedCodec.write(PARKED))).isTrue();
        assertThat(ParkedCodec.readable(new byte[] {2, 0})).isFalse();
        assertThat(ParkedCodec.version(new byte[] {(byte) 200})).isEqualTo(200);
    }

    @Test
    void keysSortByTopicAndOffsetWhateverTheListener() {
        byte[] first = new UnitKey((byte) 0, 255, -1).bytes();
        byte[] second = new UnitKey((byte) 0, 256, 0).bytes();

        assertThat(Arrays.compareUnsigned(first, second)).isNegative();
        assertThat(UnitKey.of(first)).isEqualTo(new UnitKey((byte) 0, 255, -1));
        assertThat(Parked.unit("hr", OptionalInt.of(1))).isNotEqualTo(Parked.unit("hr", OptionalInt.of(2)));
        assertThat(Parked.queue(bytes("ab"), "c")).isNotEqualTo(Parked.queue(bytes("a"), "bc"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
