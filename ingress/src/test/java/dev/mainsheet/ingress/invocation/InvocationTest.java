package dev.mainsheet.ingress.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        {}                                                                                  | -       | SYNC
        {'_metadata':null}                                                                  | -       | SYNC
        {'_metadata':['x']}                                                                 | -       | SYNC
        {'_metadata':{'triggerType':'requestResponse','responseMode':'async'}}              | -       | SYNC
        {'_metadata':{'callbackURL':'u','responseMode':'async'}}                            | -       | SYNC
        {'_metadata':{'callbackURL':'u','secret':' ','responseMode':'async'}}               | -       | SYNC
        {'_metadata':{'callbackURL':'u','secret':7,'responseMode':'async'}}                 | -       | SYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'sync'}}                | -       | SYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'async'}}               | -       | ASYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'ASYNC'}}               | -       | ASYNC
        {'_metadata':{'callbackURL':'u','secret':'s'}}                                      | -       | ASYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'new'}}                 | -       | ASYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'Dynamic'}}             | -       | DYNAMIC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'async'}}               | DYNAMIC | DYNAMIC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'dynamic'}}             | ASYNC   | ASYNC
        {'_metadata':{'callbackURL':'u','secret':'s','responseMode':'async'}}               | SYNC    | SYNC
        {}                                                                                  | DYNAMIC | SYNC
        """)
    void howSailPointWaitsIsReadFromTheBodyUnlessThePolicySaysIt(String body, Mode configured, Mode mode) {
        assertThat(read(body, Optional.ofNullable(configured)).mode()).isEqualTo(mode);
    }

    @Test
    void aBodyAsDeepAsTheOperatorLetsInIsRead() {
        String deep = "{'a':" + "[".repeat(20_000) + "]".repeat(20_000)
                + ",'_metadata':{'callbackURL':'u','secret':'s','responseMode':'dynamic'}}";
        assertThat(read(deep, Optional.empty()).mode()).isEqualTo(Mode.DYNAMIC);
    }

    @Test
    void whatOpensItIsNotPrinted() {
        Invocation invocation = read("{'_metadata':{'callbackURL':'at-theirs','secret':'hush'}}", Optional.empty());
        assertThat(invocation.secret()).contains("hush");
        assertThat(invocation.toString()).doesNotContain("hush").doesNotContain("theirs");
    }

    private static Invocation read(String body, Optional<Mode> configured) {
        return Invocation.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), configured);
    }
}
