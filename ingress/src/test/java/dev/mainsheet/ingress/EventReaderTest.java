package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.EventIds.Kind;
import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final TriggerPath PATH = new TriggerPath("emea", "idn:identity-created");
    private static final SenderFacts NOTHING = new SenderFacts(Optional.empty(), Optional.empty(), false);
    private static final String BODY = "{\"identity\":{\"id\":\"i7\"}}";

    private static final BodyRules NO_RULES = BodyRules.ofSubjects(List.of());

    private final TestWindows windows = new TestWindows();
    private final EventReader reader = new EventReader(
            new BodyScan(512), new BodyPlans(NO_RULES), new EventIds(CLOCK, new Random(1)), windows, CLOCK);

    @Test
    void anEventCarriesWhatPathClockAndBodySay() {
        Event event = read(PATH, NOTHING, BODY);
        assertThat(event.trigger()).isEqualTo("idn:identity-created");
        assertThat(event.tenant()).isEqualTo("emea");
        assertThat(event.key()).isEqualTo("emea|i7");
        assertThat(event.receivedAt()).isEqualTo(Instant.parse("2026-11-24T12:00:00.123Z"));
        assertThat(event.origin()).isEqualTo(Origin.LIVE);
        assertThat(event.doubt()).isFalse();
        assertThat(event.replayId()).isNull();
        assertThat(event.traceparent()).isNull();
        assertThat(new String(event.body(), UTF_8)).isEqualTo(BODY);
        assertThat(UUID.fromString(event.id()).version()).isEqualTo(7);
    }

    @Test
    void anEventWithoutASubjectIsKeyedByItsId() {
        Event event = read(PATH, NOTHING, "{}");
        assertThat(event.key()).isEqualTo(event.id());
    }

    @Test
    void aRepeatUnderTheSendersIdHasTheSameEventId() {
        SenderFacts named = new SenderFacts(Optional.of("w1"), Optional.empty(), false);
        Event first = read(PATH, named, BODY);
        assertThat(UUID.fromString(first.id()).version()).isEqualTo(8);
        assertThat(read(PATH, named, BODY).id()).isEqualTo(first.id());
        assertThat(read(new TriggerPath("apac", PATH.trigger()), named, BODY).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aSendersIdInTheHeaderGoesBeforeOneInTheBody() {
        String body = "{\"eventId\":\"b1\"}";
        SenderFacts named = new SenderFacts(Optional.of("w1"), Optional.empty(), false);
        assertThat(read(PATH, named, body).id())
                .isEqualTo(EventIds.of(Kind.LIVE, "emea", PATH.trigger(), "w1").toString());
        assertThat(read(PATH, NOTHING, body).id())
                .isEqualTo(EventIds.of(Kind.LIVE, "emea", PATH.trigger(), "b1").toString());
    }

    @Test
    void twoEventsWithoutASendersIdAreTwo() {
        assertThat(read(PATH, NOTHING, BODY).id())
                .isNotEqualTo(read(PATH, NOTHING, BODY).id());
    }

    @Test
    void anEventIsATestIfItsHeadSaysSoOrAnOpenWindowCoversIt() {
        assertThat(read(PATH, NOTHING, BODY).test()).isFalse();
        assertThat(read(PATH, new SenderFacts(Optional.empty(), Optional.empty(), true), BODY)
                        .test())
                .isTrue();

        windows.replace(List.of(window("emea", CLOCK.instant().plusMillis(1))));
        assertThat(read(PATH, NOTHING, BODY).test()).isTrue();
        assertThat(read(new TriggerPath("apac", PATH.trigger()), NOTHING, BODY).test())
                .isFalse();

        windows.replace(List.of(window("emea", CLOCK.instant().minusMillis(1))));
        assertThat(read(PATH, NOTHING, BODY).test()).isFalse();
    }

    private static TestWindow window(String tenant, Instant until) {
        return new TestWindow(Optional.of(tenant), new TriggerGlob("idn:identity-*"), until);
    }

    @Test
    void aLiveEventIsNoCopyOfATestThatItsSenderCalledTheSame() {
        SenderFacts live = new SenderFacts(Optional.of("w1"), Optional.empty(), false);
        SenderFacts test = new SenderFacts(Optional.of("w1"), Optional.empty(), true);
        assertThat(read(PATH, live, BODY).id())
                .isNotEqualTo(read(PATH, test, BODY).id());
        assertThat(read(PATH, test, BODY).id()).isEqualTo(read(PATH, test, BODY).id());
    }

    @Test
    void secretsDoNotReachTheEvent() {
        Event event = read(PATH, NOTHING, "{\"_metadata\":{\"secret\":\"hush\"},\"signedS3Url\":\"hush\"}");
        assertThat(new String(event.body(), UTF_8)).doesNotContain("hush");
    }

    @Test
    void aBodyThatIsNoObjectIsRefusedSayingWhere() {
        Judged<Event> judged = reader.read(PATH, NOTHING, "[]".getBytes(UTF_8));
        assertThat(judged).isInstanceOfSatisfying(Judged.Refused.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().detail()).contains("line 1, column 1");
        });
    }

    private Event read(TriggerPath path, SenderFacts sender, String body) {
        return ((Judged.Passed<Event>) reader.read(path, sender, body.getBytes(UTF_8))).value();
    }
}
