package dev.mainsheet.runtime.config;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * One key in force.
 *
 * @param key the key
 * @param value its value, {@code ***} for a secret
 * @param source the file's name, {@code environment} or {@code default}
 */
public record Setting(String key, String value, String source) {

    static List<Setting> all(SmallRyeConfig values, String file) {
        List<Setting> settings = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        values.getPropertyNames().forEach(names::add);
        for (String name : names) {
            boolean listAsOneLine = names.contains(name + "[0]");
            if (Keys.known(name) && !listAsOneLine) {
                ConfigValue value = values.getConfigValue(name);
                settings.add(new Setting(name, shown(name, value.getRawValue()), value.getSourceName()));
            }
        }
        for (Map.Entry<String, String> entry : Keys.ROOT.getProperties().entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() != null && !name.contains("*") && !names.contains(name)) {
                settings.add(new Setting(name, entry.getValue(), "default"));
            }
        }
        settings.sort(Comparator.comparing(Setting::key));
        return settings;
    }

    /** A secret that only names its file is shown as it stands: that is what the reader wants to know. */
    private static String shown(String key, String value) {
        boolean namesItsFile = value.matches("\\$\\{file:[^}]+}");
        return Keys.secret(key) && !namesItsFile ? "***" : value;
    }
}
