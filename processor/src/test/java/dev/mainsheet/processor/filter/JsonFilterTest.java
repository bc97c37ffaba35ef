package dev.mainsheet.processor.filter;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilterTest {

    private static final String ATTRIBUTES_CHANGED = "{'identity':{'type':'IDENTITY','id':'2c91','name':'john.doe'},"
            + "'changes':[{'attribute':'department','oldValue':'sales','newValue':'US East Support'},"
            + "{'attribute':'cloudLifecycleState','oldValue':'active','newValue':'disabled'},"
            + "{'attribute':'manager','oldValue':null,'newValue':{'id':'9','name':'Ann'}}],"
            + "'attributes':{'created':'2020-05-01T00:00:00.000Z','department':'sales','inactive':'true','email':null},"
            + "'warnings':['Account skipped'],'stats':{'changed':4,'ratio':0.5}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$[?($.identity.name == \"john.doe\")]",
                "$[?($.identity.name contains \"john\")]",
                "$.changes[?(@.attribute == \"department\" && @.newValue =~ /US.*Support/i)]",
                "$.changes[?(@.attribute == \"department\" && @.newValue =~ /us.*support/i)]",
                "$.changes[?(@.attribute == 'cloudLifecycleState' && @.oldValue == 'active' && @.newValue == 'disabled')]",
                "$.changes[?(@.attribute == 'department' && @.oldValue in ['sales','engineering'])]",
                "$[?($.changes.length() >= 3)]",
                "$[?($.attributes.created > '2020-04-27T16:48:33.200Z')]",
                "$[?($.warnings anyof ['Account skipped','Invalid account'])]",
                "$.attributes[?(!@.alternateEmail)]",
                "$[?($.warnings size 1)]",
                "$[?($.warnings contains 'Account skipped')]",
                "$[?($.warnings subsetof ['Account skipped','Invalid account'])]",
                "$[?($.warnings noneof ['Invalid account'])]",
                "$[?($.warnings =~ /account.*/i)]",
                "$[?($.identity.name nin ['jane.doe'])]",
                "$[?($.stats.changed < 5 && $.stats.changed <= 4 && $.stats.changed != 3)]",
                "$[?($.stats.changed == 3 || $.stats.changed == 4)]",
                "$[?(!($.stats.changed == 3))]",
                "$[?($.stats.ratio == 0.5)]",
                "$[?($.attributes.email == null)]",
                "$.changes[?(@.newValue.name == 'Ann')]",
                "$.identity.name",
                "$.stats.changed",
                "$..attribute",
                "$.identity[?(@.name == 'john.doe')]",
                "$.changes[*].newValue",
            })
    void sailPointsOwnExamplesPass(String filter) {
        assertThat(answer(filter, ATTRIBUTES_CHANGED)).isEqualTo(FilterResult.Answer.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$[?($.identity.name == \"jane.doe\")]",
                "$[?($.identity.name contains \"jane\")]",
                "$.changes[?(@.attribute == \"department\" && @.newValue =~ /US.*support/)]",
                "$.changes[?(@.attribute == 'department' && @.newValue == 'disabled')]",
                "$.changes[?(@.attribute == 'department' && @.newValue in ['sales','engineering'])]",
                "$[?($.changes.length() >= 4)]",
                "$[?($.warnings anyof ['Invalid account'])]",
                "$[?($.warnings noneof ['Account skipped'])]",
                "$[?($.warnings subsetof ['Invalid account'])]",
                "$[?($.warnings size 2)]",
                "$.attributes[?(!@.department)]",
                "$[?($.identity.name in $.identity)]",
                "$[?($.missing anyof ['a'])]",
                "$[?($.missing contains 'a')]",
                "$.missing",
                "$.missing.deeper[?(@.x)]",
                "$.missing[*]",
                "$.attributes.email",
            })
    void whatDoesNotMatchDoesNotPass(String filter) {
        assertThat(answer(filter, ATTRIBUTES_CHANGED)).isEqualTo(FilterResult.Answer.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "true,PASSED",
        "false,REFUSED",
        "null,REFUSED",
        "'',REFUSED",
        "'x',PASSED",
        "0,PASSED",
        "1.5,PASSED",
    })
    void trueAndWhatIsNotEmptyPassAndNothingElse(String value, FilterResult.Answer expected) {
        String json = value == null || value.isEmpty() ? "''" : value.equals("x") ? "'x'" : value;

        assertThat(answer("$.v", "{'v':" + json + "}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[];REFUSED", "{};REFUSED", "[null];PASSED", "{'a':null};PASSED"})
    void emptyListsAndMapsDoNotPass(String value, FilterResult.Answer expected) {
        assertThat(answer("$.v", "{'v':" + value + "}")).isEqualTo(expected);
    }

    @Test
    void aPlaceThatIsNullIsAsGoodAsAbsent() {
        assertThat(answer("$.errors[?(@ == 'x')]", "{'errors':null}")).isEqualTo(FilterResult.Answer.REFUSED);
    }

    @Test
    void aPredicateOnAPlainValueIsAnErrorAndNotNoMatch() {
        assertThat(answer("$.errors[?(@ == 'x')]", "{'errors':'x'}")).isInstanceOf(FilterResult.Broken.class);
    }

    @Test
    void anErrorDoesNotTellWhatTheBodySays() {
        assertThat(answer("$.errors[?(@ == 'x')]", "{'errors':'secret'}").toString())
                .doesNotContain("secret");
    }

    @Test
    void aBodysTextIsTextEvenWhereItLooksLikeAnExpression() {
        String body = "{'warnings':['$.x[?((((','@.y','[1,','{','plain']}";

        assertThat(answer("$[?($.warnings contains '@.y')]", body)).isEqualTo(FilterResult.Answer.PASSED);
        assertThat(answer("$[?($.warnings anyof ['$.x[?(((('])]", body)).isEqualTo(FilterResult.Answer.PASSED);
    }

    @Test
    void listsOfObjectsCanBeComparedWithLists() {
        assertThat(answer("$[?($.people contains 'x')]", "{'people':[{'id':'1'}]}"))
                .isEqualTo(FilterResult.Answer.REFUSED);
    }

    @Test
    void aFilterLeavesTheBodyAsItIs() {
        var body = tree(ATTRIBUTES_CHANGED);

        filter("$.changes[?(@.attribute == 'department')]").test(body, soon());

        assertThat(body).isEqualTo(tree(ATTRIBUTES_CHANGED));
    }

    private static FilterResult answer(String filter, String body) {
        return filter(filter).test(tree(body), soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5), System::nanoTime);
    }

    private static JsonFilter filter(String expression) {
        try {
            return JsonFilter.compile("mainsheet.routes[0].filter", expression);
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }
}
