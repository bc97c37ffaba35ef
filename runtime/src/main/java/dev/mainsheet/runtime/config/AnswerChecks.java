package dev.mainsheet.runtime.config;

import dev.mainsheet.schemas.Interaction;
import dev.mainsheet.schemas.OutputCheck;
import dev.mainsheet.schemas.Triggers;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold between the keys that say how request-response triggers are answered: a wrong answer decides access
 * requests, and a key that is missing shows only when SailPoint waits.
 */
final class AnswerChecks {

    private static final String INGRESS = "mainsheet.ingress.";
    private static final String SEAL_KEY = INGRESS + "seal-key";
    private static final String PUBLIC_URL = INGRESS + "public-url";
    private static final Pattern POLICY = Pattern.compile("mainsheet\\.ingress\\.request-response\\[(\\d+)]\\.(.+)");
    private static final Pattern HOSTS = Pattern.compile("mainsheet\\.ingress\\.completion-hosts(\\[\\d+])?");
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*|\\[[0-9a-fA-F:.]+]");
    private static final Pattern TRIGGER = Pattern.compile("[A-Za-z0-9:._-]{1,128}");

    private final Map<String, String> values;
    private final List<ConfigProblem> problems;

    /**
     * @param values raw, by key
     * @param problems takes what is wrong
     */
    AnswerChecks(Map<String, String> values, List<ConfigProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    void run() {
        Map<Integer, Map<String, String>> policies = new TreeMap<>();
        values.forEach((key, value) -> {
            Matcher policy = POLICY.matcher(key);
            if (policy.matches()) {
                policies.computeIfAbsent(Integer.valueOf(policy.group(1)), number -> new HashMap<>())
                        .put(policy.group(2), value);
            } else if (HOSTS.matcher(key).matches()) {
                hosts(key, value);
            }
        });
        Map<String, String> triggers = new HashMap<>();
        policies.forEach((number, policy) -> {
            String key = INGRESS + "request-response[" + number + "]";
            trigger(key + ".trigger", policy.get("trigger"), triggers);
            output(key + ".output", policy);
            if ("async".equals(policy.get("policy"))) {
                needed(SEAL_KEY, key, "make one with head -c 32 /dev/urandom | base64");
                needed(PUBLIC_URL, key, "set it to the URL at which Moveworks reaches the ingress");
            }
        });
        sealKey();
        publicUrl();
    }

    private void trigger(String key, String trigger, Map<String, String> seen) {
        if (trigger == null) {
            return;
        }
        String first = seen.putIfAbsent(trigger, key);
        if (first != null) {
            problem(key, "\"" + trigger + "\" has its policy at " + first + " already: keep one of the two");
        } else if (!TRIGGER.matcher(trigger).matches()) {
            problem(key, "\"" + trigger + "\" is no trigger id: 1 to 128 of A-Z a-z 0-9 : . _ -, and no *");
        } else if (Triggers.find(trigger)
                .filter(kind -> kind.interaction() == Interaction.FIRE_AND_FORGET)
                .isPresent()) {
            problem(key, "\"" + trigger + "\" asks for no answer: take the entry out");
        }
    }

    private void output(String key, Map<String, String> policy) {
        String output = policy.get("output");
        if ("async".equals(policy.get("policy")) && output != null) {
            problem(key, "policy async takes its answer from Moveworks: take output out, or write policy: answer");
        } else if ("async".equals(policy.get("policy")) && "sync".equals(policy.get("mode"))) {
            problem(
                    key.replaceFirst("output$", "mode"),
                    "\"sync\" leaves no time for policy async: set the subscription's response type to ASYNC");
        } else if ("answer".equals(policy.get("policy")) && output == null) {
            problem(key, "is missing: policy answer needs what to answer");
        } else if (output != null && policy.get("trigger") != null) {
            parsed(output)
                    .map(json -> OutputCheck.complaints(policy.get("trigger"), json.node()))
                    .filter(complaints -> !complaints.isEmpty())
                    .ifPresent(complaints -> problem(
                            key,
                            output + " is no answer that " + policy.get("trigger") + " takes: "
                                    + String.join("; ", complaints)));
        }
    }

    private static Optional<JsonValue> parsed(String output) {
        try {
            return Optional.of(JsonValue.parse(output));
        } catch (IllegalArgumentException saidWhenItIsConverted) {
            return Optional.empty();
        }
    }

    private void needed(String key, String policy, String remedy) {
        if (!values.containsKey(key)
                && problems.stream().noneMatch(known -> known.key().equals(key))) {
            problem(key, "is missing: " + policy + ".policy: async needs it; " + remedy);
        }
    }

    private void sealKey() {
        String raw = values.get(SEAL_KEY);
        if (raw == null) {
            return;
        }
        String key;
        try {
            key = Secret.parse(raw).value();
        } catch (IllegalArgumentException saidWhenItIsConverted) {
            return;
        }
        try {
            SealKey.decode(key);
        } catch (IllegalArgumentException wrong) {
            problem(SEAL_KEY, wrong.getMessage());
        }
    }

    private void publicUrl() {
        String text = values.get(PUBLIC_URL);
        if (text != null
                && WebAddress.confidential(text).filter(AnswerChecks::isPlain).isEmpty()) {
            problem(
                    PUBLIC_URL,
                    "\"" + text + "\" is not an absolute https URL without query (http only to this machine)");
        }
    }

    private static boolean isPlain(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
    }

    private void hosts(String key, String value) {
        for (String host : value.split(",")) {
            if (!HOST.matcher(host.strip()).matches()) {
                problem(key, "\"" + host + "\" is no host name such as acme.api.identitynow.com or *.example.com");
            }
        }
    }

    private void problem(String key, String message) {
        problems.add(new ConfigProblem(key, message));
    }
}
