package dev.mainsheet.runtime.config;

import dev.mainsheet.runtime.StartException;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a configuration, at once. */
public final class ConfigException extends StartException {

    private final transient List<ConfigProblem> problems;

    /** @param source the file, or what else was read */
    public ConfigException(String source, List<ConfigProblem> problems) {
        super(problems.stream()
                .map(ConfigProblem::toString)
                .collect(Collectors.joining(
                        "\n  ",
                        source + (problems.size() == 1 ? ": one error\n  " : ": " + problems.size() + " errors\n  "),
                        "")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
