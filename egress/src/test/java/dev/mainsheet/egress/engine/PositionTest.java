package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void theMetadataOfACommitSaysWhereReceiptsBegin() {
        assertThat(new Position(3, 1_234_567_890_123L).metadata()).isEqualTo("1:r=1234567890123");
        assertThat(Position.receiptsFrom("1:r=1234567890123")).hasValue(1_234_567_890_123L);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"r=1", "2:r=1", "1:r=", "1:r=-1", "1:r=9999999999999999999", "another tool was here"})
    void otherMetadataSaysNothing(String metadata) {
        assertThat(Position.receiptsFrom(metadata)).isEmpty();
    }
}
