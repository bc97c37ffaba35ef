package dev.mainsheet.console.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.console.control.Controls;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.schemas.Action;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Order;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestWindowCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix = SharedBroker.freshPrefix();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path config;

    @BeforeEach
    void configure(@TempDir Path directory) throws Exception {
        config = Files.writeString(
                directory.resolve("mainsheet.yml"),
                "mainsheet: {kafka: {bootstrap-servers: '" + SharedBroker.bootstrapServers() + "', topics: {prefix: "
                        + prefix + ", partitions: 3}}, tenants: {emea: {bearer-tokens: [t]}}}");
    }

    @Test
    void withoutApplyItSaysWhatItWouldDoAndOrdersNothing() throws Exception {
        assertThat(run("open", "--for", "PT10M", "--tenant", "emea")).isZero();
        assertThat(out.toString())
                .contains("Would open a test window for the tenant emea, triggers *, until 20")
                .contains("--apply");
        assertThat(orders()).isEmpty();
        assertThat(actions()).isEmpty();
    }

    @Test
    void openGivesTheOrderAndPutsItOnRecordUnderTheOperatorsName() throws Exception {
        Instant before = Instant.now();
        assertThat(run(
                        "open",
                        "--for",
                        "PT10M",
                        "--tenant",
                        "emea",
                        "--trigger",
                        "idn:identity-*",
                        "--why",
                        "trying it",
                        "--apply"))
                .isZero();
        Order order = orders().get("test-window/emea/idn:identity-*");
        TestWindow window = TestWindow.of(order).orElseThrow();
        assertThat(window.covers("emea", "idn:identity-created", Instant.now())).isTrue();
        assertThat(window.until())
                .isBetween(
                        before.plus(Duration.ofMinutes(10)).minusMillis(1),
                        Instant.now().plusSeconds(600));
        assertThat(order.who()).isEqualTo(System.getProperty("user.name"));
        assertThat(order.why()).isEqualTo("trying it");
        assertThat(actions()).singleElement().satisfies(action -> {
            assertThat(action.who()).isEqualTo(order.who());
            assertThat(action.verb()).isEqualTo("ingress test-window open");
            assertThat(action.target()).isEqualTo("test-window/emea/idn:identity-*");
            assertThat(action.why()).isEqualTo("trying it");
        });
    }

    @Test
    void closeClosesWhatIsOpenAndNamesIt() throws Exception {
        run("open", "--for", "PT1H", "--apply");
        run("open", "--for", "PT1H", "--tenant", "emea", "--apply");
        run("open", "--for", "PT0.001S", "--tenant", "default", "--apply");

        assertThat(run("close")).isZero();
        assertThat(out.toString()).contains("Would close").doesNotContain("default");
        assertThat(open()).hasSize(2);

        assertThat(run("close", "--tenant", "emea", "--apply")).isZero();
        assertThat(open()).containsExactly("test-window/*/*");
        assertThat(run("close", "--apply")).isZero();
        assertThat(open()).isEmpty();
        assertThat(run("close", "--apply")).isZero();
        assertThat(out.toString()).contains("No such test window is open.");
    }

    @Test
    void asJsonItPrintsOneObjectThePlanOrTheResult() throws Exception {
        assertThat(run("open", "--for", "PT10M", "--json")).isZero();
        JsonNode plan = JSON.readTree(out.toString());
        assertThat(plan.get("schemaVersion").asText()).isEqualTo("1");
        assertThat(plan.at("/plan/order").asText()).isEqualTo("open");
        assertThat(plan.at("/plan/windows/0/tenant").asText()).isEqualTo("*");

        assertThat(run("open", "--for", "PT10M", "--json", "--apply")).isZero();
        assertThat(run("close", "--json", "--apply")).isZero();
        JsonNode result = JSON.readTree(out.toString());
        assertThat(result.at("/item/order").asText()).isEqualTo("close");
        assertThat(result.at("/item/windows")).hasSize(1);
    }

    @Test
    void aTenantThatIsNotConfiguredIsRefusedByName() throws Exception {
        assertThat(run("open", "--for", "PT10M", "--tenant", "emae", "--apply")).isEqualTo(1);
        assertThat(err.toString()).contains("--tenant: \"emae\"").contains("emea");
        assertThat(orders()).isEmpty();
    }

    @Test
    void aWindowAlwaysHasAnEndAndNotALateOne() {
        assertThat(run("open")).isEqualTo(2);
        assertThat(run("open", "--for", "ten minutes")).isEqualTo(2);
        for (String time : List.of("PT0S", "PT-1M", "PT24H0.001S")) {
            assertThat(run("open", "--for=" + time)).as(time).isEqualTo(2);
            assertThat(err.toString()).contains("--for: \"" + Duration.parse(time) + "\"");
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                .toArray(String[]::new);
        return new CommandLine(new TestWindowCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, result) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(all);
    }

    private Map<String, Order> orders() throws Exception {
        return Controls.open(kafka()).current("");
    }

    private List<String> open() throws Exception {
        List<String> open = new ArrayList<>();
        for (Map.Entry<String, Order> order : orders().entrySet()) {
            TestWindow.of(order.getValue())
                    .filter(window -> Instant.now().isBefore(window.until()))
                    .ifPresent(window -> open.add(order.getKey()));
        }
        return open;
    }

    private List<Action> actions() throws Exception {
        List<Action> actions = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 3)
                    .mapToObj(i -> new TopicPartition(prefix + "mainsheet.actions", i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Action action = JsonCodec.ACTION.read(record.value());
                    assertThat(record.key()).isEqualTo(action.who());
                    actions.add(action);
                }
            }
        }
        return actions;
    }

    private KafkaSettings kafka() throws Exception {
        return KafkaSettings.of(ConfigLoader.load(config, Map.of()).config());
    }
}
