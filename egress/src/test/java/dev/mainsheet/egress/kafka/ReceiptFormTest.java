package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.Attempts;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReceiptFormTest {

    private static final Instant FIRST = Parcels.RECEIVED.plusMillis(30);
    private static final Instant END = Parcels.RECEIVED.plusMillis(1_530);

    private static Parcel.Sendable parcel(String key, String alsoMatched) {
        Delivery delivery = new Delivery(
                DeliveryId.parse("e1#2~r7/hr"),
                "joiners",
                alsoMatched,
                "idn:identity-created",
                "acme",
                key,
                Parcels.RECEIVED,
                null,
                "{}".getBytes(StandardCharsets.UTF_8));
        return new Parcel.Sendable(Parcels.record("moveworks.deliveries.hr", 3, 17, delivery), delivery);
    }

    @Test
    void ofADeliveryThatWasTakenItSaysEverything() {
        Ending taken = new Ending.Delivered(new Attempts(3, FIRST, END), OptionalInt.of(202), END);

        assertThat(ReceiptForm.receipt(parcel("acme|ann", "all,leavers"), taken))
                .isEqualTo(new Receipt(
                        "1",
                        "e1",
                        "e1#2~r7/hr",
                        "hr",
                        "r7",
                        "moveworks.deliveries.hr",
                        3,
                        17,
                        Verdict.DELIVERED,
                        null,
                        3,
                        FIRST,
                        END,
                        202,
                        1_530L,
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                        null,
                        "idn:identity-created",
                        "acme",
                        "ann",
                        "joiners",
                        List.of("all", "leavers"),
                        END));
    }

    @Test
    void anEventWithoutASubjectHasNone() {
        Ending taken = new Ending.Delivered(new Attempts(1, FIRST, FIRST), OptionalInt.of(200), END);

        assertThat(ReceiptForm.receipt(parcel("e1", null), taken).subject()).isNull();
    }

    @Test
    void ofWhatWasNeverSentItClaimsNoAttemptAndNoHash() {
        Parcel.Unsendable foreign = new Parcel.Unsendable(
                Parcels.record("moveworks.deliveries.hr", 3, 17, null, null, new RecordHeaders()),
                DeliveryId.of("x", null, "hr"),
                Optional.empty(),
                Reason.UNDECODABLE);
        Ending dead = new Ending.Dead(Attempts.none(END), OptionalInt.empty(), Reason.UNDECODABLE, "", END);

        Receipt receipt = ReceiptForm.receipt(foreign, dead);
        assertThat(receipt.outcome()).isEqualTo(Verdict.DEAD);
        assertThat(receipt.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(receipt.attempts()).isZero();
        assertThat(receipt.firstAt()).isNull();
        assertThat(receipt.bodyHash()).isNull();
        assertThat(receipt.latencyMs()).isNull();
        assertThat(ReceiptForm.deadLetter(foreign, (Ending.Dead) dead).firstAt())
                .isEqualTo(END);
    }
}
