package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedBrokerTest {

    @Test
    void everyTestOfAJvmGetsTheSameBrokerAndAPrefixOfItsOwn() throws Exception {
        String prefix = SharedBroker.freshPrefix();
        Clients.createTopic(SharedBroker.bootstrapServers(), prefix + "topic");
        Clients.send(SharedBroker.bootstrapServers(), prefix + "topic", "a");

        assertThat(SharedBroker.get()).isSameAs(SharedBroker.get());
        assertThat(SharedBroker.freshPrefix()).isNotEqualTo(prefix);
        assertThat(Clients.readAll(SharedBroker.bootstrapServers(), prefix + "topic"))
                .containsExactly("a");
    }
}
