package dev.mainsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final List<String> happened = new ArrayList<>();

    @Test
    void whatWasStartedLastIsStoppedFirst() throws Exception {
        Lifecycle all = new Lifecycle("all", List.of(service("a", false), service("b", false)));
        all.start();
        all.stop(Duration.ofSeconds(1));
        all.stop(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("start a", "start b", "stop b", "stop a");
    }

    @Test
    void oneThatRefusesStopsThoseBeforeIt() {
        Lifecycle all = new Lifecycle("all", List.of(service("a", false), service("b", true), service("c", false)));
        assertThatThrownBy(all::start).isInstanceOf(StartException.class).hasMessage("b refuses");
        assertThat(happened).containsExactly("start a", "stop a");
    }

    private Service service(String name, boolean refuses) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() throws StartException {
                if (refuses) {
                    throw new StartException(name + " refuses");
                }
                happened.add("start " + name);
            }

            @Override
            public void stop(Duration within) {
                happened.add("stop " + name);
            }
        };
    }
}
