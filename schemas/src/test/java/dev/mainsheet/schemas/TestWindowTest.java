package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWindowTest {

    private static final Instant UNTIL = Instant.parse("2026-11-24T12:10:00.000Z");
    private static final TestWindow IDENTITIES_OF_EMEA =
            new TestWindow(Optional.of("emea"), new TriggerGlob("idn:identity-*"), UNTIL);
    private static final TestWindow EVERYTHING = new TestWindow(Optional.empty(), new TriggerGlob("*"), UNTIL);

    @ParameterizedTest
    @CsvSource({
        "emea, idn:identity-created, 2026-11-24T12:09:59.999Z, true",
        "emea, idn:identity-created, 2026-11-24T12:10:00.000Z, false",
        "emea, idn:account-created, 2026-11-24T12:00:00.000Z, false",
        "apac, idn:identity-created, 2026-11-24T12:00:00.000Z, false"
    })
    void itCoversItsTenantAndTriggersUntilItsEndAndNothingElse(
            String tenant, String trigger, Instant at, boolean covered) {
        assertThat(IDENTITIES_OF_EMEA.covers(tenant, trigger, at)).isEqualTo(covered);
    }

    @Test
    void withoutATenantItCoversAll() {
        assertThat(EVERYTHING.covers("apac", "any", UNTIL.minusMillis(1))).isTrue();
    }

    @Test
    void theOrderThatOpensItIsReadBackAsTheSameWindow() throws UndecodableException {
        for (TestWindow window : new TestWindow[] {IDENTITIES_OF_EMEA, EVERYTHING}) {
            byte[] written = JsonCodec.ORDER.write(window.opening("carmen", UNTIL.minusSeconds(600), null));
            assertThat(TestWindow.of(JsonCodec.ORDER.read(written))).contains(window);
        }
    }

    @Test
    void theOrderThatClosesItLeavesNone() throws UndecodableException {
        assertThat(TestWindow.of(EVERYTHING.closing("carmen", UNTIL, "done"))).isEmpty();
    }

    @Test
    void itsKeySaysWhatItIsAbout() {
        assertThat(IDENTITIES_OF_EMEA.key()).isEqualTo("test-window/emea/idn:identity-*");
        assertThat(EVERYTHING.key()).isEqualTo("test-window/*/*");
    }

    @Test
    void anOrderThatOpensNothingReadableIsRefusedSayingWhatIsWrong() {
        assertRefused(order("widen", Map.of("until", UNTIL.toString())), "widen");
        assertRefused(order("open", Map.of("until", "noon")), "noon");
        assertRefused(order("open", Map.of()), "without its end");
        assertRefused(order("open", null), "without its end");
    }

    private static Order order(String what, Map<String, String> value) {
        return new Order("1", what, null, value, "carmen", UNTIL, null);
    }

    private static void assertRefused(Order order, String part) {
        assertThatThrownBy(() -> TestWindow.of(order))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(part);
    }
}
