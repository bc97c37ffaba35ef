package dev.mainsheet.standalone.demo;

import dev.mainsheet.schemas.Triggers;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Sends one event of every known kind, shows what became of each, and then of each further one. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String ingress;
    private final String moveworks;
    private final Function<String, Optional<String>> recipients;
    private final PrintWriter out;
    private final Table table;
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /** Set once the first table stands: from then on every end is a line of its own. */
    private volatile boolean following;

    /**
     * @param ingress root URL of the ingress
     * @param moveworks root URL of the stand-in
     * @param recipients to whom the delivery of an event was addressed, by its id
     */
    DemoRun(String ingress, String moveworks, Function<String, Optional<String>> recipients, PrintWriter out) {
        this.ingress = ingress;
        this.moveworks = moveworks;
        this.recipients = recipients;
        this.out = out;
        this.table = new Table(out);
    }

    /** Takes an event's end, from the watch's thread. */
    void ended(Ended end) {
        // Read first: an end that the first table still waits for must not be a line of its own as well.
        boolean ofItsOwn = following;
        ended.put(end.eventId(), end);
        awaited.computeIfAbsent(end.eventId(), id -> new CountDownLatch(1)).countDown();
        if (ofItsOwn) {
            table.line(end.eventId(), end.trigger(), end.subject(), outcome(end), end.millis());
            out.flush();
            forget(end.eventId());
        }
    }

    private String outcome(Ended end) {
        return end.outcome()
                + recipients.apply(end.eventId()).map(email -> " to " + email).orElse("");
    }

    private void forget(String eventId) {
        ended.remove(eventId);
        awaited.remove(eventId);
    }

    /** Sends, waits, prints. */
    void run() throws InterruptedException {
        SailPointSender sailPoint = new SailPointSender(new Credential.Bearer(DemoConfig.SAILPOINT_TOKEN));
        Instant run = Instant.now();
        Map<SampleEvent, Sent> sent = new LinkedHashMap<>();
        for (var kind : Triggers.known()) {
            SampleEvent event = SampleEvent.of(kind.id(), run);
            sent.put(event, send(sailPoint, event));
        }
        out.println();
        table.header();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Map.Entry<SampleEvent, Sent> entry : sent.entrySet()) {
            line(entry.getKey(), entry.getValue(), end);
        }
        following = true;
        SampleEvent next = SampleEvent.of("idn:identity-created", run);
        out.printf(
                "%nIt stays up: every further event appears above as a line. Ctrl-C stops it. Send the next one:%n%n"
                        + "curl -i -X POST %s/triggers/%s \\%n"
                        + "  -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\%n"
                        + "  -d '{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"0c87515c015e9a48c7aab5f31d2f37ef\",\"name\":\"Noor Haddad\"},"
                        + "\"attributes\":{\"department\":\"Engineering\"}}'%n%n"
                        + "The same again within a minute is recorded as duplicate. What Moveworks got: curl %s/deliveries%n",
                ingress, next.trigger(), DemoConfig.SAILPOINT_TOKEN, moveworks);
        out.flush();
    }

    /** What the ingress answered: an event id, or why not. */
    private record Sent(String eventId, String refusal, long millis) {}

    private Sent send(SailPointSender sailPoint, SampleEvent event) throws InterruptedException {
        try {
            SailPointSender.Answer answer =
                    sailPoint.send(URI.create(ingress + "/triggers/" + event.trigger()), event.body());
            String eventId = answer.headers().firstValue("Mainsheet-Event-Id").orElse(null);
            String refusal = answer.status() == 501 ? "501 needs a policy" : "answered " + answer.status();
            return new Sent(eventId, refusal, answer.took().toMillis());
        } catch (IOException broken) {
            return new Sent(null, broken.getMessage(), 0);
        }
    }

    private void line(SampleEvent event, Sent sent, long until) throws InterruptedException {
        if (sent.eventId == null) {
            table.line(null, event.trigger(), event.subject(), sent.refusal, sent.millis);
            return;
        }
        CountDownLatch latch = awaited.computeIfAbsent(sent.eventId, id -> new CountDownLatch(1));
        boolean inTime = latch.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        Ended end = ended.get(sent.eventId);
        String outcome = inTime ? outcome(end) : "kept, under way";
        table.line(sent.eventId, event.trigger(), event.subject(), outcome, inTime ? end.millis() : null);
        forget(sent.eventId);
    }
}
