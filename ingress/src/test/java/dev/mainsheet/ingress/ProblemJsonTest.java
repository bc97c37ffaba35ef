package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {

    @Test
    void aProblemHasTheFieldsOfTheStandardAndARemedy() {
        Problem problem =
                new Problem("too-odd", 400, "It is odd", "An \"odd\" thing.", "Make it even.", Map.of("A", "b"));
        assertThat(new String(ProblemJson.write(problem), UTF_8))
                .isEqualTo("{\"type\":\"urn:mainsheet:problem:too-odd\",\"title\":\"It is odd\",\"status\":400,"
                        + "\"detail\":\"An \\\"odd\\\" thing.\",\"remedy\":\"Make it even.\"}");
    }
}
