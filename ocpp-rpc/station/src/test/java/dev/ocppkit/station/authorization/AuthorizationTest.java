package dev.ocppkit.station.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.AuthorizationData;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.CustomerInformationStatusEnum;
import dev.ocppkit.model.enumeration.SendLocalListStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.enumeration.UpdateEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.CustomerInformationRequest;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.NotifyCustomerInformationRequest;
import dev.ocppkit.model.message.SendLocalListRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.transaction.StartCause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
    private static final IdToken TOKEN = Bench.token("A");

    private final Bench bench = new Bench();
    private final Authorization authorization = new Authorization(bench.context, bench.model, bench.transactions);

    private boolean allowed(IdToken token) {
        List<Boolean> answers = new ArrayList<>();
        authorization.ask(token, 1, answers::add);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private void csmsSays(IdTokenInfo info) {
        bench.context.answer(AuthorizeRequest.class, request -> AuthorizeResponse.of(info));
    }

    private SendLocalListStatusEnum list(UpdateEnum type, int version, AuthorizationData... entries) {
        return bench.context
                .ask(SendLocalListRequest.builder()
                        .updateType(type)
                        .versionNumber(version)
                        .localAuthorizationList(entries.length == 0 ? null : List.of(entries))
                        .build())
                .status();
    }

    private static AuthorizationData entry(IdToken token, AuthorizationStatusEnum status) {
        return AuthorizationData.builder()
                .idToken(token)
                .idTokenInfo(IdTokenInfo.of(status))
                .build();
    }

    @Test
    void theCsmsDecidesWhileItIsThere() {
        csmsSays(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));
        assertThat(allowed(TOKEN)).isTrue();
        csmsSays(IdTokenInfo.of(AuthorizationStatusEnum.BLOCKED));
        assertThat(allowed(TOKEN)).isFalse();
        csmsSays(IdTokenInfo.builder()
                .status(AuthorizationStatusEnum.ACCEPTED)
                .evseId(List.of(2))
                .build());
        assertThat(allowed(TOKEN)).isFalse();
    }

    @Test
    @Tag("C10.FR.01")
    void whatTheCsmsSaidCountsWhileItIsAwayUntilTheCacheIsCleared() {
        csmsSays(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));
        allowed(TOKEN);
        bench.context.online = false;
        assertThat(allowed(Bench.token("a"))).isTrue();
        assertThat(allowed(Bench.token("B"))).isFalse();
        bench.context.ask(ClearCacheRequest.of());
        assertThat(allowed(TOKEN)).isFalse();
        bench.model.set("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        assertThat(allowed(TOKEN)).isTrue();
    }

    @Test
    @Tag("C13.FR.01")
    void theLocalListGoesBeforeTheCache() {
        csmsSays(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED));
        allowed(TOKEN);
        list(UpdateEnum.FULL, 1, entry(TOKEN, AuthorizationStatusEnum.BLOCKED));
        bench.context.online = false;
        assertThat(allowed(TOKEN)).isFalse();
    }

    @Test
    void preAuthorizationAsksNobody() {
        list(UpdateEnum.FULL, 1, entry(TOKEN, AuthorizationStatusEnum.ACCEPTED));
        bench.model.set("AuthCtrlr.LocalPreAuthorize", "true");
        assertThat(allowed(TOKEN)).isTrue();
        assertThat(bench.context.sent(AuthorizeRequest.class)).isEmpty();
    }

    @Test
    @Tag("D01.FR.06")
    @Tag("D01.FR.18")
    @Tag("D01.FR.19")
    void aListIsTakenOnlyWhole() {
        assertThat(list(UpdateEnum.FULL, 0)).isEqualTo(SendLocalListStatusEnum.FAILED);
        AuthorizationData good = entry(TOKEN, AuthorizationStatusEnum.ACCEPTED);
        assertThat(list(UpdateEnum.FULL, 3, good, entry(Bench.token("a"), AuthorizationStatusEnum.BLOCKED)))
                .isEqualTo(SendLocalListStatusEnum.FAILED);
        assertThat(list(UpdateEnum.FULL, 3, good)).isEqualTo(SendLocalListStatusEnum.ACCEPTED);
        assertThat(list(UpdateEnum.DIFFERENTIAL, 3)).isEqualTo(SendLocalListStatusEnum.VERSION_MISMATCH);
        AuthorizationData removal = AuthorizationData.builder().idToken(TOKEN).build();
        assertThat(list(UpdateEnum.DIFFERENTIAL, 4, removal)).isEqualTo(SendLocalListStatusEnum.ACCEPTED);
        assertThat(bench.context.ask(GetLocalListVersionRequest.of()).versionNumber())
                .isEqualTo(4);
        assertThat(bench.model.text("LocalAuthListCtrlr.Entries")).isEqualTo("0");
    }

    @Test
    void anAnswerToAnEventOfATransactionGoesToTheCache() {
        bench.context.answer(
                TransactionEventRequest.class,
                request -> TransactionEventResponse.builder()
                        .idTokenInfo(IdTokenInfo.of(AuthorizationStatusEnum.ACCEPTED))
                        .build());
        bench.transactions.start(1, TOKEN, StartCause.local(TriggerReasonEnum.AUTHORIZED));
        bench.context.online = false;
        assertThat(allowed(TOKEN)).isTrue();
    }

    private CustomerInformationStatusEnum informationOn(CustomerInformationRequest.Builder customer) {
        return bench.context
                .ask(customer.requestId(1).report(true).clear(false).build())
                .status();
    }

    @Test
    @Tag("N09.FR.09")
    void informationIsGivenOnOneCustomer() {
        assertThat(informationOn(CustomerInformationRequest.builder()))
                .isEqualTo(CustomerInformationStatusEnum.INVALID);
        assertThat(informationOn(CustomerInformationRequest.builder()
                        .idToken(Bench.token("A"))
                        .customerIdentifier("somebody")))
                .isEqualTo(CustomerInformationStatusEnum.INVALID);
        assertThat(bench.context.sent(NotifyCustomerInformationRequest.class)).isEmpty();
        assertThat(informationOn(CustomerInformationRequest.builder().customerIdentifier("somebody")))
                .isEqualTo(CustomerInformationStatusEnum.ACCEPTED);
        assertThat(bench.context.sent(NotifyCustomerInformationRequest.class)).hasSize(1);
    }
}
