package dev.mainsheet.console.doctor;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether the running ingress has refused to answer a trigger that asks, since it was started. */
final class RefusalsCheck implements DoctorCheck {

    private static final String NAME = "request-response";
    private static final int DEFAULT_PORT = 8481;
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern REFUSED = Pattern.compile(
            "^mainsheet_ingress_refused_total\\{[^}]*reason=\"([^\"]+)\"[^}]*} ([0-9.eE+]+)", Pattern.MULTILINE);

    /** What to do about each refusal that leaves SailPoint waiting, by its name. */
    private static final Map<String, String> REMEDIES = remedies();

    private final URI metrics;

    RefusalsCheck(MainsheetConfig.Management config) {
        String host = EVERY_ADDRESS.contains(config.bind()) ? "127.0.0.1" : config.bind();
        int port = config.ingress().port().map(Port::value).orElse(DEFAULT_PORT);
        this.metrics = URI.create("http://" + host + ":" + port + "/metrics");
    }

    private static Map<String, String> remedies() {
        Map<String, String> remedies = new LinkedHashMap<>();
        remedies.put(
                "request-response",
                "Write a policy under mainsheet.ingress.request-response, or remove the subscription in SailPoint.");
        remedies.put("synchronous", "Set the subscription's response type to ASYNC, or the policy to answer.");
        remedies.put("no-seal-key", "Set mainsheet.ingress.seal-key, or the subscription's response type to SYNC.");
        remedies.put(
                "completion-host",
                "If the host in SailPoint's answer is yours, set isc.url of the tenant or add it to"
                        + " mainsheet.ingress.completion-hosts.");
        remedies.put("completion-too-long", "Set the policy to answer and the response type to SYNC.");
        return remedies;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(metrics).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? findings(answer.body())
                    : List.of(silent("answers with status " + answer.statusCode()));
        } catch (IOException unreachable) {
            return List.of(silent("does not answer"));
        }
    }

    private Finding silent(String what) {
        return Finding.yellow(
                NAME,
                "whether invocations were refused cannot be told: " + metrics + " " + what,
                "Start the ingress, or run doctor where it runs.");
    }

    private List<Finding> findings(String scrape) {
        List<Finding> refusals = new ArrayList<>();
        for (MatchResult line : REFUSED.matcher(scrape).results().toList()) {
            String remedy = REMEDIES.get(line.group(1));
            long times = (long) Double.parseDouble(line.group(2));
            if (remedy != null && times > 0) {
                refusals.add(Finding.red(
                        NAME,
                        "the running ingress has refused " + times + " (" + line.group(1)
                                + "): SailPoint holds these requests up",
                        remedy));
            }
        }
        return refusals.isEmpty() ? List.of(Finding.green(NAME, "the running ingress has refused none")) : refusals;
    }
}
