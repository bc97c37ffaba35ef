package dev.mainsheet.console.doctor.listener;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.schemas.DeliveryId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLException;

/** Posts one test event to a listener, as a delivery is posted, and says what the answer means. */
public final class TestDelivery implements DoctorCheck {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(4);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    private final ListenerTarget target;
    private final Clock clock;
    private final Clocks clocks;

    /** @param clocks is told what time the listener's answer shows */
    public TestDelivery(ListenerTarget target, Clock clock, Clocks clocks) {
        this.target = target;
        this.clock = clock;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return target.title();
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        TestEvent event = new TestEvent(UUID.randomUUID().toString(), clock.instant());
        try {
            HttpRequest request = request(event);
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_WITHIN)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.discarding());
            answer.headers()
                    .firstValue("Date")
                    .ifPresent(date -> clocks.saw(target.title(), date, event.at(), clock.instant()));
            return List.of(AnswerMeaning.of(target.title(), answer.statusCode(), event.id()));
        } catch (IllegalArgumentException unusable) {
            return List.of(Finding.red(
                    target.title(),
                    "no test event can be sent: URL or token cannot stand in a request",
                    "Copy both anew."));
        } catch (IOException unanswered) {
            return List.of(Finding.red(
                    target.title(),
                    "the test event was not answered: " + why(unanswered),
                    "See the line above. Whether the event was taken is not known."));
        }
    }

    private static String why(IOException unanswered) {
        if (unanswered instanceof HttpTimeoutException) {
            return "nothing came within " + ANSWER_WITHIN.toSeconds() + " s";
        }
        if (unanswered instanceof ConnectException) {
            return "no connection was taken";
        }
        return unanswered instanceof SSLException ? "no TLS that both sides agree on" : "the connection broke";
    }

    private HttpRequest request(TestEvent event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("User-Agent", "mainsheet")
                .header(
                        "webhook-id",
                        DeliveryId.of(event.id(), null, target.listener()).toString())
                .header("webhook-timestamp", Long.toString(event.at().getEpochSecond()));
        target.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(event.body()))
                .build();
    }
}
