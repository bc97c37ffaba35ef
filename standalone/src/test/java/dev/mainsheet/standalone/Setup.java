package dev.mainsheet.standalone;

import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Ports and a configuration file for one whole Mainsheet on this machine.
 *
 * @param directory holds data and file
 * @param ingressPort where SailPoint posts
 * @param brokerPort of the embedded broker
 * @param ingressManagement management port of the ingress
 * @param processorManagement management port of the processor
 * @param egressManagement management port of egress
 * @param kafka that is configured, if it is not the embedded broker
 */
record Setup(
        Path directory,
        int ingressPort,
        int brokerPort,
        int ingressManagement,
        int processorManagement,
        int egressManagement,
        Optional<String> kafka) {

    static final String TOKEN = "token-of-sailpoint";
    static final String KEY = "key-of-the-listener";
    static final String LISTENER = "0b9c6d0e-58a7-4c6a-9a53-1f0c8b6c2f11";

    static Setup in(Path directory) {
        return in(directory, Optional.empty());
    }

    static Setup in(Path directory, Optional<String> kafka) {
        return new Setup(directory, Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), kafka);
    }

    String yaml(MoveworksStandIn moveworks, String routes) {
        return """
                mainsheet:
                  data-dir: %s
                  broker: {port: %d}
                  kafka: {%stopics: {partitions: 4}}
                  ingress: {bind: 127.0.0.1, port: %d, bearer-tokens: [%s]}
                  management: {bind: 127.0.0.1, ingress: {port: %d}, processor: {port: %d}, egress: {port: %d}}
                  moveworks:
                    rate-per-second: 0
                    listeners:
                      default: {url: "%s", token: %s}
                  routes: %s
                """.formatted(
                        directory.resolve("data"),
                        brokerPort,
                        kafka.map("bootstrap-servers: \"%s\", "::formatted).orElse(""),
                        ingressPort,
                        TOKEN,
                        ingressManagement,
                        processorManagement,
                        egressManagement,
                        moveworks.listenerUrl(LISTENER),
                        KEY,
                        routes);
    }

    Path file(MoveworksStandIn moveworks, String routes) throws IOException {
        return Files.writeString(directory.resolve("mainsheet.yml"), yaml(moveworks, routes));
    }

    URI trigger(String id) {
        return URI.create("http://127.0.0.1:" + ingressPort + "/triggers/" + id);
    }

    String bootstrapServers() {
        return kafka.orElse("127.0.0.1:" + brokerPort);
    }
}
