package dev.mainsheet.processor.dedupe;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'b':{'c':2,'d':3}} | {'b':{'d':3,'c':2},'a':1}",
                "{ 'a' : [ 1 , 2 ] } | {'a':[1,2]}",
                "{'a':1,'_metadata':{'invocationId':'x'}} | {'a':1,'_metadata':{'invocationId':'y'}}",
                "{'a':1,'_meta':{'invocationId':'x'}} | {'a':1}",
            })
    void orderOfNamesBlanksAndTheInvocationAreNotContent(String one, String other) {
        assertThat(CanonicalJson.hashOfBody(tree(one))).isEqualTo(CanonicalJson.hashOfBody(tree(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | {'a':2}",
                "{'a':1} | {'a':'1'}",
                "{'a':null} | {}",
                "{'a':[1,2]} | {'a':[2,1]}",
                "{'a':[1,[2]]} | {'a':[[1],2]}",
                "{'a':{'_meta':1}} | {'a':{'_meta':2}}",
                "{'a':0.12345678901234567890} | {'a':0.12345678901234567891}",
                "{'a':12345678901234567890123} | {'a':12345678901234567890124}",
                "{'a':true} | {'a':'true'}",
            })
    void everythingElseIs(String one, String other) {
        assertThat(CanonicalJson.hashOfBody(tree(one))).isNotEqualTo(CanonicalJson.hashOfBody(tree(other)));
    }
}
