package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void thePageHasEveryKeyAndNoOther() throws Exception {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        List<String> documented = Pattern.compile("^\\| `(mainsheet\\.[^`]+)`", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(3, row.length() - 1))
                .toList();
        List<String> keys = Keys.all().stream().map(Keys.Key::pattern).toList();
        // A list of single values is two patterns, with and without a position: the page has the one with.
        assertThat(new TreeSet<>(documented))
                .isEqualTo(keys.stream()
                        .filter(key -> !keys.contains(key + "[*]"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
