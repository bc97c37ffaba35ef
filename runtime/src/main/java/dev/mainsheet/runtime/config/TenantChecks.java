package dev.mainsheet.runtime.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold between the keys that say where a tenant's people are found. */
final class TenantChecks {

    private static final String TENANTS = "mainsheet.tenants.";
    private static final Pattern CORRELATION =
            Pattern.compile("mainsheet\\.tenants\\.[^.]+\\.correlation\\[\\d+]\\.(path|attribute)");
    private static final Pattern ATTRIBUTES =
            Pattern.compile("mainsheet\\.tenants\\.[^.]+\\.iiq\\.attributes(\\[\\d+])?");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:$-]*");
    private static final Pattern FIELD = Pattern.compile("@(\\.[A-Za-z_][A-Za-z0-9_-]*)+");

    private final Map<String, String> values;
    private final List<ConfigProblem> problems;

    /**
     * @param values raw, by key
     * @param problems takes what is wrong
     */
    TenantChecks(Map<String, String> values, List<ConfigProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    void run(Set<String> tenants) {
        tenants.forEach(this::tenant);
        values.forEach((key, value) -> {
            Matcher correlation = CORRELATION.matcher(key);
            if (correlation.matches() && correlation.group(1).equals("path")) {
                path(key, value);
            } else if (correlation.matches()) {
                attribute(key, value);
            } else if (ATTRIBUTES.matcher(key).matches()) {
                List.of(value.split(",")).forEach(name -> attribute(key, name.strip()));
            }
        });
    }

    private void tenant(String tenant) {
        String iiq = TENANTS + tenant + ".iiq.";
        String isc = TENANTS + tenant + ".isc.";
        baseUrl(iiq + "url");
        baseUrl(isc + "url");
        beside(iiq + "url", iiq + "client-id");
        beside(iiq + "client-id", iiq + "url");
        beside(iiq + "client-id", iiq + "client-secret");
        beside(iiq + "client-secret", iiq + "client-id");
        beside(iiq + "tls.cert", iiq + "tls.key");
        beside(iiq + "tls.key", iiq + "tls.cert");
        beside(isc + "client-id", isc + "url");
        beside(isc + "client-id", isc + "client-secret");
        beside(isc + "client-secret", isc + "client-id");
        directory(TENANTS + tenant + ".directory", iiq + "url", isc + "client-id");
    }

    private void baseUrl(String key) {
        text(key).ifPresent(url -> {
            Optional<URI> address = WebAddress.confidential(url);
            if (address.isEmpty()) {
                problem(key, "\"" + url + "\" is not an absolute https URL (http only to this machine)");
            } else if (url.endsWith("/")) {
                problem(key, "\"" + url + "\" ends with a slash: write " + url.replaceFirst("/+$", ""));
            } else if (!isPlain(address.get())) {
                problem(key, "\"" + url + "\" is more than scheme, host and path: leave the rest out");
            }
        });
    }

    private static boolean isPlain(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
    }

    private void beside(String key, String needed) {
        if (text(key).isPresent() && text(needed).isEmpty()) {
            problem(needed, "is missing: " + key + " needs it");
        }
    }

    private void directory(String key, String iiq, String isc) {
        switch (text(key).orElse("")) {
            case "iiq" -> needs(key, iiq);
            case "isc" -> needs(key, isc);
            case "chain" -> {
                needs(key, iiq);
                needs(key, isc);
            }
            default -> {
                // Nothing is needed, or it is no word there is, which is said when it is converted.
            }
        }
    }

    private void needs(String key, String needed) {
        if (text(needed).isEmpty()) {
            problem(key, "\"" + values.get(key) + "\" needs " + needed + " and what belongs to it");
        }
    }

    private void path(String key, String path) {
        if (path.startsWith("@")) {
            if (!FIELD.matcher(path).matches()) {
                problem(key, "\"" + path + "\" is no field of a person such as @.name");
            }
        } else {
            ExpressionSyntax.problem(path)
                    .ifPresent(wrong -> problem(
                            key,
                            "\"" + path + "\" is neither a JSONPath into the body (" + wrong
                                    + ") nor a field of a person such as @.name"));
        }
    }

    private void attribute(String key, String name) {
        if (!ATTRIBUTE.matcher(name).matches()) {
            problem(key, "\"" + name + "\" is no attribute such as userName, emails.value or empId");
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    private void problem(String key, String message) {
        problems.add(new ConfigProblem(key, message));
    }
}
