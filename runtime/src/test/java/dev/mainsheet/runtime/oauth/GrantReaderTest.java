package dev.mainsheet.runtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantReaderTest {

    @Test
    void theLifetimeMayBeANumberATextOrMissing() {
        assertThat(read("{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":1200}"))
                .contains(new Grant("t", Optional.of(Duration.ofMinutes(20))));
        assertThat(read("{\"access_token\":\"t\",\"expires_in\":\"1200\"}"))
                .contains(new Grant("t", Optional.of(Duration.ofMinutes(20))));
        assertThat(read("{\"access_token\":\"t\"}")).contains(new Grant("t", Optional.empty()));
        assertThat(read("{\"access_token\":\"t\",\"expires_in\":-1}")).contains(new Grant("t", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>login</html>",
                "{}",
                "[]",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"two\\r\\nlines\"}",
                "{\"access_token\":{}}"
            })
    void whatHoldsNoTokenIsNoGrant(String body) {
        assertThat(read(body)).isEmpty();
    }

    private static Optional<Grant> read(String body) {
        return GrantReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
