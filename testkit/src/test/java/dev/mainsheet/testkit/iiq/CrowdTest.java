package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void aCrowdIsAlwaysTheSamePeopleAndEveryManagerIsAmongThem() {
        List<IiqPerson> crowd = Crowd.of(250);

        assertThat(crowd).isEqualTo(Crowd.of(250)).doesNotHaveDuplicates();
        assertThat(crowd.stream().map(IiqPerson::id).collect(Collectors.toSet()))
                .hasSize(250)
                .containsAll(crowd.stream()
                        .flatMap(person -> person.managerId().stream())
                        .toList());
        assertThat(crowd.stream().filter(person -> person.managerId().isEmpty()))
                .hasSize(1);
    }
}
