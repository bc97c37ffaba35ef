package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Admission admission = new Admission(2, 100);

    @Test
    void noMoreRequestsThanTheLimitHaveAPlaceAndOneThatLeavesMakesRoom() {
        Admission.Place first = admission.enter();
        assertThat(first.granted()).isTrue();
        assertThat(admission.enter().granted()).isTrue();
        assertThat(admission.enter().granted()).isFalse();
        assertThat(admission.requestsInFlight()).isEqualTo(2);
        first.leave();
        assertThat(admission.enter().granted()).isTrue();
    }

    @Test
    void bytesAreHeldUpToTheLimitOverAllRequests() {
        Admission.Place first = admission.enter();
        Admission.Place second = admission.enter();
        assertThat(first.hold(60)).isTrue();
        assertThat(second.hold(40)).isTrue();
        assertThat(second.hold(1)).isFalse();
        assertThat(admission.bytesInFlight()).isEqualTo(100);
        second.leave();
        assertThat(admission.bytesInFlight()).isEqualTo(60);
        assertThat(first.hold(40)).isTrue();
    }

    @Test
    void leavingTwiceGivesBackOnce() {
        Admission.Place place = admission.enter();
        place.hold(10);
        place.leave();
        place.leave();
        assertThat(admission.requestsInFlight()).isZero();
        assertThat(admission.bytesInFlight()).isZero();
    }
}
