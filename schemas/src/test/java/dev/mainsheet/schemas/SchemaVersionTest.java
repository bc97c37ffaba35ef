package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaVersionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {SchemaVersion.CURRENT, "1", "1.0", "1.7", "1.7.2"})
    void aRecordOfThisMajorVersionCanBeRead(String version) {
        assertThat(SchemaVersion.readable(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "10", "99999999999"})
    void aRecordOfAHigherMajorVersionIsHeld(String version) {
        assertThat(SchemaVersion.readable(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", ".1", "1,0", "v1"})
    void aVersionThatIsNoneIsHeldToo(String version) {
        assertThat(SchemaVersion.readable(version)).isFalse();
    }
}
