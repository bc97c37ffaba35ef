package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.Attempts;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.schemas.DeadLetter;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.Stage;
import dev.mainsheet.schemas.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is written about an ending: the receipt, and the facts of a dead letter. */
final class ReceiptForm {

    private ReceiptForm() {}

    static Receipt receipt(Parcel.Deliverable parcel, Ending ending) {
        ConsumerRecord<byte[], byte[]> record = parcel.record();
        Optional<Delivery> delivery = parcel.read();
        Attempts attempts = ending.attempts();
        boolean sent = attempts.count() > 0;
        Optional<Ending.Dead> dead = ending instanceof Ending.Dead given ? Optional.of(given) : Optional.empty();
        return new Receipt(
                SchemaVersion.CURRENT,
                parcel.id().eventId(),
                parcel.id().toString(),
                parcel.id().listener(),
                parcel.id().replayId(),
                record.topic(),
                record.partition(),
                record.offset(),
                dead.isPresent() ? Verdict.DEAD : Verdict.DELIVERED,
                dead.map(Ending.Dead::reason).orElse(null),
                attempts.count(),
                sent ? attempts.firstAt() : null,
                sent ? attempts.lastAt() : null,
                orNull(ending.status()),
                delivery.map(known -> Duration.between(known.receivedAt(), ending.at())
                                .toMillis())
                        .orElse(null),
                sent ? sha256(record.value()) : null,
                dead.map(Ending.Dead::excerpt).orElse(null),
                delivery.map(Delivery::trigger).orElse(null),
                delivery.map(Delivery::tenant).orElse(null),
                delivery.map(ReceiptForm::subject).orElse(null),
                delivery.map(Delivery::route).orElse(null),
                delivery.map(Delivery::alsoMatched)
                        .map(names -> List.of(names.split(",")))
                        .orElse(null),
                ending.at());
    }

    static DeadLetter deadLetter(Parcel.Deliverable parcel, Ending.Dead dead) {
        return new DeadLetter(
                dead.reason(),
                Stage.EGRESS,
                orNull(dead.status()),
                dead.attempts().count(),
                dead.attempts().firstAt(),
                dead.attempts().lastAt(),
                parcel.record().topic(),
                parcel.record().partition(),
                parcel.record().offset());
    }

    /** The key without its tenant; a key that is an event's own id names no subject. */
    private static String subject(Delivery delivery) {
        String tenant = delivery.tenant() + "|";
        return delivery.key().startsWith(tenant) ? delivery.key().substring(tenant.length()) : null;
    }

    private static Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyPlatformHasIt);
        }
    }
}
