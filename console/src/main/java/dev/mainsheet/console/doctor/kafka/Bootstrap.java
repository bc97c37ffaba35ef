package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.net.Reach;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether any bootstrap server takes connections: Kafka's own client says no more than that none did in time. */
final class Bootstrap {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[^/]*://)?\\[?([^\\[\\]]+)]?:(\\d{1,5})");
    private static final Duration ALL_WITHIN = Duration.ofSeconds(4);

    private Bootstrap() {}

    /**
     * Why none can be reached; empty if one can, or if the text is for Kafka's client to refuse.
     *
     * @param servers as in {@code bootstrap.servers}
     */
    static Optional<String> unreachable(String servers) {
        List<String> closed = new ArrayList<>();
        String[] each = servers.split(",");
        for (String server : each) {
            Matcher m = HOST_AND_PORT.matcher(server.strip());
            if (!m.matches()) {
                return Optional.empty();
            }
            Optional<String> why = Reach.of(m.group(1), Integer.parseInt(m.group(2)), ALL_WITHIN.dividedBy(each.length))
                    .match(Bootstrap::open, unreached -> Optional.of(unreached.detail()));
            if (why.isEmpty()) {
                return Optional.empty();
            }
            closed.add(why.get());
        }
        return Optional.of(String.join("; ", closed));
    }

    private static Optional<String> open(Socket socket) {
        try (socket) {
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of("a connection was taken and broke: " + broken.getMessage());
        }
    }
}
