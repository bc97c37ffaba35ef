package dev.mainsheet.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The one place of the file in which any YAML may stand: a policy's {@code output}. It is folded into one key whose value
 * is JSON, as it is written in the environment; so {@code true} stays a truth value and {@code "true"} a text.
 */
final class FreeForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "request-response";
    private static final String FIELD = "output";

    private FreeForm() {}

    /** Replaces in {@code keys}, read from {@code yaml} before, what stands below each {@code output}. */
    static void fold(String yaml, Map<String, String> keys) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (in(in(in(root, "mainsheet"), "ingress"), LIST) instanceof List<?> policies) {
            for (int i = 0; i < policies.size(); i++) {
                fold("mainsheet.ingress." + LIST + "[" + i + "]." + FIELD, in(policies.get(i), FIELD), keys);
            }
        }
    }

    private static void fold(String key, Object output, Map<String, String> keys) {
        if (output instanceof Map<?, ?> || output instanceof List<?>) {
            keys.keySet().removeIf(below -> below.startsWith(key + ".") || below.startsWith(key + "["));
            keys.put(key, json(output));
        }
    }

    private static Object in(Object tree, String name) {
        return tree instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static String json(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException cyclic) {
            throw new UncheckedIOException(cyclic);
        }
    }
}
