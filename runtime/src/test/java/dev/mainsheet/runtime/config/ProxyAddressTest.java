package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {

    @Test
    void aProxyIsAHostAPortAndPerhapsAUser() {
        assertThat(ProxyAddress.parse("http://proxy.example.com:3128"))
                .isEqualTo(new ProxyAddress("proxy.example.com", 3128, Optional.empty()));
        assertThat(ProxyAddress.parse("http://us%40er:p+%3Aw%2Fd@10.0.0.1:80/"))
                .isEqualTo(new ProxyAddress("10.0.0.1", 80, Optional.of(new ProxyAddress.User("us@er", "p+:w/d"))));
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(ProxyAddress.parse("http://user:hush@proxy:3128").toString())
                .contains("user")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy:3128",
                "https://proxy:3128",
                "http://proxy",
                "http://proxy:70000",
                "http://proxy:3128/path",
                "http://hush@proxy:3128",
                "http://:hush@proxy:3128",
                "http://a hush:b@proxy:3128",
                ""
            })
    void anythingElseIsRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }
}
