package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTableTest {

    private final IdentityIqStandIn identityIq =
            new IdentityIqStandIn(IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET));
    private final IiqClient client = new IiqClient(identityIq.baseUrl());
    private String token;

    @BeforeEach
    void start() throws Exception {
        identityIq.start();
        token = client.token();
        identityIq.add(IiqPerson.named("boss")
                .email("boss@example.com")
                .id("b".repeat(32))
                .build());
        identityIq.add(IiqPerson.named("ann")
                .email("ann@example.com")
                .id("a".repeat(32))
                .managerId("b".repeat(32))
                .attribute("empId", "7")
                .build());
        identityIq.add(IiqPerson.named("O\"Hara").id("c".repeat(32)).inactive().build());
    }

    @AfterEach
    void stop() {
        identityIq.close();
    }

    @Test
    void aRowHasWhatIsAskedFor() throws Exception {
        assertThat(objects("id,name,email", "email.notNull()&&id==\"" + "a".repeat(32) + "\""))
                .isEqualTo("[{\"id\":\"" + "a".repeat(32) + "\",\"name\":\"ann\",\"email\":\"ann@example.com\"}]");
        assertThat(objects("empId,manager.id,manager.email,inactive", " empId == \"7\" "))
                .isEqualTo("[{\"empId\":\"7\",\"manager.id\":\"" + "b".repeat(32)
                        + "\",\"manager.email\":\"boss@example.com\",\"inactive\":false}]");
    }

    @Test
    void everyTermOfAFilterMustHold() throws Exception {
        assertThat(objects("name", "email.isNull()")).isEqualTo("[{\"name\":\"O\\\"Hara\"}]");
        assertThat(objects("name", "email.notNull() && id==\"" + "c".repeat(32) + "\""))
                .isEqualTo("[]");
    }

    @Test
    void anEqualityIsOfTheWholeText() throws Exception {
        assertThat(objects("name", "name==\"an\"")).isEqualTo("[]");
    }

    @Test
    void quotesInANameAreEscaped() throws Exception {
        assertThat(objects("name,email", "name==\"O\\\"Hara\"")).isEqualTo("[{\"name\":\"O\\\"Hara\",\"email\":null}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name==ann",
                "name=\"ann\"",
                "name==\"ann\"&&",
                "name==\"ann\" or 1==1",
                "name==\"O\"Hara\"",
                "nobodyHas==\"1\"",
                "name.like(\"a\")",
                "userName==\"ann\""
            })
    void aFilterThatCannotBeReadIs400(String filter) throws Exception {
        assertThat(table("name", filter).statusCode()).isEqualTo(400);
    }

    @Test
    void aTableHasNoMoreRowsThanTheLimit() throws Exception {
        String path = "/plugin/rest/moveworks-plugin/table/Identity?attributes=name&limit=2";
        assertThat(IiqClient.json(client.get(path, token)).get("objects")).hasSize(2);
    }

    private String objects(String attributes, String filter) throws Exception {
        return IiqClient.json(table(attributes, filter)).get("objects").toString();
    }

    private HttpResponse<String> table(String attributes, String filter) throws Exception {
        return client.get(
                "/plugin/rest/moveworks-plugin/table/Identity?attributes=" + attributes + "&filter="
                        + IiqClient.encoded(filter),
                token);
    }
}
