package dev.mainsheet.runtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.http.Fault;
import dev.mainsheet.runtime.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenKeeperTest {

    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private final List<CompletableFuture<TokenAnswer>> requests = new ArrayList<>();
    private final TokenKeeper keeper = new TokenKeeper(this::ask, () -> now);
    private Instant askedAt;

    @Test
    void aThousandWhoNeedATokenAskForOne() {
        List<CompletionStage<TokenAnswer>> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waiting.add(keeper.token());
        }
        assertThat(requests).hasSize(1);
        grant("first", Duration.ofMinutes(20));
        assertThat(waiting).allSatisfy(one -> assertThat(token(one)).isEqualTo("first"));
        assertThat(token(keeper.token())).isEqualTo("first");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT20M, PT19M", "PT3M, PT2M", "PT30S, PT20S", "PT3S, PT2S"})
    void aTokenIsRenewedBeforeItEndsByAMinuteOrByAThirdOfItsLife(Duration life, Duration used) {
        keeper.token();
        grant("first", life);
        now = now.plus(used).minusMillis(1);
        assertThat(token(keeper.token())).isEqualTo("first");
        now = now.plusMillis(1);
        keeper.token();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aTokensLifeCountsFromTheRequestOn() {
        keeper.token();
        now = now.plus(Duration.ofMinutes(5));
        grant("slow", Duration.ofMinutes(6));
        keeper.token();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aTokenOfUnknownLifeIsUsedADayAtMost() {
        keeper.token();
        requests.get(0).complete(new TokenAnswer.Granted(new Grant("endless", Optional.empty()).from(askedAt)));
        now = now.plus(Duration.ofHours(23));
        assertThat(token(keeper.token())).isEqualTo("endless");
        now = now.plus(Duration.ofHours(1));
        keeper.token();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aTokenThatWasRefusedIsNotGivenOutAgainAndANewerOneIsNotTouchedByIt() {
        keeper.token();
        grant("first", Duration.ofMinutes(20));
        AccessToken first =
                ((TokenAnswer.Granted) keeper.token().toCompletableFuture().join()).token();
        keeper.refused(first);
        keeper.token();
        grant("second", Duration.ofMinutes(20));
        keeper.refused(first);
        assertThat(token(keeper.token())).isEqualTo("second");
        assertThat(requests).hasSize(2);
    }

    @Test
    void whoWaitsForARequestThatFailsLearnsItAndTheNextAsksAgain() {
        CompletionStage<TokenAnswer> waiting = keeper.token();
        TokenAnswer denied = new TokenAnswer.Denied(new Reply.Unanswered(Fault.TIMEOUT));
        requests.get(0).complete(denied);
        assertThat(waiting.toCompletableFuture()).isCompletedWithValue(denied);
        keeper.token();
        assertThat(requests).hasSize(2);
        requests.get(1).completeExceptionally(new IllegalStateException("broken"));
        keeper.token();
        assertThat(requests).hasSize(3);
    }

    @Test
    void noTokenIsEverPrinted() {
        Grant grant = new Grant("hush", Optional.of(Duration.ofMinutes(1)));
        assertThat(grant + " " + grant.from(now)).doesNotContain("hush");
    }

    private CompletionStage<TokenAnswer> ask(Instant at) {
        askedAt = at;
        CompletableFuture<TokenAnswer> request = new CompletableFuture<>();
        requests.add(request);
        return request;
    }

    private void grant(String token, Duration life) {
        requests.get(requests.size() - 1)
                .complete(new TokenAnswer.Granted(new Grant(token, Optional.of(life)).from(askedAt)));
    }

    private static String token(CompletionStage<TokenAnswer> answer) {
        return ((TokenAnswer.Granted) answer.toCompletableFuture().join())
                .token()
                .value();
    }
}
