package dev.mainsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void whoAsksForManyBeforeListeningGetsDifferentOnes() {
        assertThat(IntStream.range(0, 1000).map(i -> Ports.free()).boxed()).doesNotHaveDuplicates();
    }
}
