package dev.mainsheet.processor.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.SubjectPath;
import dev.mainsheet.schemas.SubjectType;
import dev.mainsheet.schemas.TriggerKind;
import dev.mainsheet.schemas.Triggers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PeoplePageTest {

    @Test
    void thePageSaysOfEveryTriggerWhomItsBodyNamesAndWhere() throws IOException {
        List<String> rows = new ArrayList<>();
        Map<String, List<String>> triggers = new LinkedHashMap<>();
        for (TriggerKind kind : Triggers.known()) {
            triggers.computeIfAbsent(whom(kind.id()), whom -> new ArrayList<>()).add("`" + kind.id() + "`");
        }
        triggers.forEach((whom, ids) -> rows.add("| " + String.join(", ", ids) + " | " + whom + " |"));
        rows.add("| any other | " + whom("acme:anything") + " |");

        assertThat(Files.readString(Path.of("../docs/people.md"))).contains(String.join("\n", rows));
    }

    private static String whom(String trigger) {
        List<String> parts = new ArrayList<>();
        String subject = Triggers.subjects(trigger).stream()
                .filter(path -> path.type() == SubjectType.IDENTITY)
                .map(PeoplePageTest::place)
                .collect(Collectors.joining(", "));
        if (!subject.isEmpty()) {
            parts.add("subject: " + subject);
        }
        RolePlaces places = RolePlaces.of(trigger);
        for (Role role : Role.values()) {
            String where = places.roles().getOrDefault(role, List.of()).stream()
                    .map(place -> "`" + place + "`")
                    .collect(Collectors.joining(", "));
            if (role == Role.OWNER && !places.sources().isEmpty()) {
                where += (where.isEmpty() ? "" : ", else ") + "of the application "
                        + places.sources().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", "));
            }
            if (!where.isEmpty()) {
                parts.add(role.text() + ": " + where);
            }
        }
        return parts.isEmpty() ? "nobody" : String.join("; ", parts);
    }

    private static String place(SubjectPath path) {
        List<String> id = path.id();
        int last = id.size() - 1;
        return id.get(last).equals("id")
                ? "`" + String.join(".", id.subList(0, last)) + "`"
                : "`" + String.join(".", id) + ", " + String.join(".", path.name()) + "`";
    }
}
