package dev.mainsheet.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private final FaultScript script = new FaultScript();

    @Test
    void theOldestFaultComesFirstAsOftenAsItCountsAndIsGoneThen() {
        script.add(Fault.status(500, 2));
        script.add(Fault.status(503, 1));

        assertThat(statusFor("/a", "1")).hasValue(500);
        assertThat(statusFor("/a", "2")).hasValue(500);
        assertThat(statusFor("/a", "3")).hasValue(503);
        assertThat(statusFor("/a", "4")).isEmpty();
        assertThat(script.waiting()).isEmpty();
    }

    @Test
    void aFaultForOtherRequestsIsPassedOverAndStays() {
        script.add(Fault.status(500, 1).on(Fault.Match.id("1")));
        script.add(Fault.status(503, 1).on(Fault.Match.path("/b")));

        assertThat(statusFor("/a/b/c", "2")).hasValue(503);
        assertThat(statusFor("/a", "2")).isEmpty();
        assertThat(statusFor("/a", "1")).hasValue(500);
    }

    @Test
    void bothConditionsOfAMatchMustHold() {
        script.add(FaultJson.read("{\"match\":{\"path\":\"/b\",\"id\":\"1\"},\"status\":500}"));

        assertThat(statusFor("/b", "2")).isEmpty();
        assertThat(statusFor("/a", "1")).isEmpty();
        assertThat(statusFor("/b", "1")).hasValue(500);
    }

    @Test
    void clearingForgetsWhatIsStillToCome() {
        script.add(Fault.status(500, 5));
        script.clear();

        assertThat(statusFor("/a", "1")).isEmpty();
    }

    @Test
    void aScriptThatGrowsWithoutEndIsRefused() {
        for (int i = 0; i < FaultScript.MAX_FAULTS; i++) {
            script.add(Fault.status(500, 1));
        }

        assertThatThrownBy(() -> script.add(Fault.status(500, 1))).hasMessageContaining("clear them first");
    }

    private OptionalInt statusFor(String path, String id) {
        return script.next(new Request(path, id)).status();
    }

    private record Request(String path, String id) implements FaultSubject {
        @Override
        public boolean carries(String eventId) {
            return id.equals(eventId);
        }
    }
}
