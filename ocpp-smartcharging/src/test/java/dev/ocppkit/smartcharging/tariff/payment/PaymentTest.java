package dev.ocppkit.smartcharging.tariff.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.MessageContent;
import dev.ocppkit.model.datatype.TotalPrice;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.MessageFormatEnum;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentTest {

    @Test
    @Tag("C18.FR.04")
    void additionalInfoHoldsWhatIsConfiguredAndFits() {
        PaymentDetails details = new PaymentDetails(Map.of(
                PaymentDetail.PAYMENT_BRAND, "Visa",
                PaymentDetail.PAYMENT_RECOGNITION, "CC",
                PaymentDetail.CARD_BIN, "412345",
                PaymentDetail.HASHED_CARD_NR, "x".repeat(64)));
        Set<PaymentDetail> configured =
                PaymentDetail.configured("PaymentBrand, HashedCardNr,CardBin,Other,WalletUserID");
        assertThat(configured).contains(PaymentDetail.WALLET_USER_ID).doesNotContain(PaymentDetail.PAYMENT_RECOGNITION);
        PaymentDetails.Built current = details.additionalInfo(configured, OcppVersion.V2_1);
        assertThat(current.info()).extracting("type").containsExactly("PaymentBrand", "CardBin", "HashedCardNr");
        PaymentDetails.Built older = details.additionalInfo(configured, OcppVersion.V2_0_1);
        assertThat(older.tooLong()).containsExactly(PaymentDetail.HASHED_CARD_NR);
        IdToken token = IdToken.builder()
                .idToken("psp")
                .type("DirectPayment")
                .additionalInfo(current.info())
                .build();
        assertThat(PaymentDetails.of(token).value(PaymentDetail.CARD_BIN)).contains("412345");
        assertThat(PaymentDetails.of(token).value(PaymentDetail.PSP_REF)).isEmpty();
        assertThat(details.toString()).doesNotContain("412345").contains("CARD_BIN");
        assertThat(details.in(CostContext.of(ZoneOffset.UTC)).paymentRecognition())
                .isEqualTo("CC");
        assertThat(PaymentDetails.of(
                                IdToken.builder().idToken("a").type("Central").build())
                        .values())
                .isEmpty();
    }

    @Test
    @Tag("C21.FR.01")
    void settledIsTheTotalInTheMinorUnitOfTheCurrency() {
        var free = TransactionCosts.cancelled("EUR");
        assertThat(Settlements.amount(free)).contains(new BigDecimal("0.00"));
        var cost = free.toBuilder()
                .totalCost(free.totalCost().toBuilder()
                        .total(TotalPrice.builder().inclTax(1.235).build())
                        .build())
                .build();
        assertThat(Settlements.amount(cost)).contains(new BigDecimal("1.24"));
        assertThat(Settlements.amount(cost, RoundingMode.DOWN)).contains(new BigDecimal("1.23"));
        assertThat(Settlements.amount(cost.toBuilder().failureToCalculate(true).build()))
                .isEmpty();
        var unknown = free.toBuilder()
                .totalCost(free.totalCost().toBuilder().total(TotalPrice.of()).build())
                .build();
        assertThat(Settlements.amount(unknown)).isEmpty();
    }

    @Test
    @Tag("C17.FR.01")
    @Tag("C17.FR.02")
    void prepaidTokensAreNeverCached() {
        Instant now = Instant.parse("2026-06-03T10:00:00Z");
        assertThat(Prepaid.authorization(BigDecimal.ONE, now).status()).isEqualTo(AuthorizationStatusEnum.ACCEPTED);
        assertThat(Prepaid.authorization(BigDecimal.ZERO, now).status()).isEqualTo(AuthorizationStatusEnum.NO_CREDIT);
        assertThat(Prepaid.authorization(BigDecimal.ZERO, now).cacheExpiryDateTime())
                .isEqualTo(now);
        assertThat(Prepaid.limit(BigDecimal.TEN))
                .contains(TransactionLimit.builder().maxCost(10).build());
        assertThat(Prepaid.limit(BigDecimal.ZERO)).isEmpty();
    }

    @Test
    @Tag("C23.FR.01")
    void authorisationIsRaisedBeforeItIsUsedUp() {
        IncrementalAuthorization rule = new IncrementalAuthorization(BigDecimal.valueOf(20), BigDecimal.valueOf(5));
        assertThat(rule.raise(BigDecimal.valueOf(50), BigDecimal.valueOf(45))).isEmpty();
        assertThat(rule.raise(BigDecimal.valueOf(50), new BigDecimal("45.01"))).contains(BigDecimal.valueOf(70));
        assertThat(new IncrementalAuthorization(BigDecimal.ZERO, BigDecimal.ZERO).raise(BigDecimal.ONE, BigDecimal.TEN))
                .isEmpty();
    }

    @Test
    void webPaymentParametersBecomeLimits() {
        assertThat(WebPaymentLimits.fromParameters(Map.of("maxenergy", "20000", "MaxTime", "3600", "maxcost", "9.5")))
                .contains(TransactionLimit.builder()
                        .maxEnergy(20000)
                        .maxTime(3600)
                        .maxCost(9.5)
                        .build());
        assertThat(WebPaymentLimits.fromParameters(Map.of("maxenergy", "-1", "evse", "1")))
                .isEmpty();
        TransactionLimit limit =
                TransactionLimit.builder().maxCost(9.5).maxTime(60).maxEnergy(1).build();
        assertThat(WebPaymentLimits.fromParameters(WebPaymentLimits.toParameters(limit)))
                .contains(limit);
        assertThat(WebPaymentLimits.toParameters(TransactionLimit.of())).isEmpty();
    }

    @Test
    void textIsChosenByLanguageAndFormat() {
        MessageContent german = text("de", MessageFormatEnum.UTF8);
        MessageContent english = text("en-US", MessageFormatEnum.UTF8);
        MessageContent plain = text(null, MessageFormatEnum.UTF8);
        MessageContent html = text("de-AT", MessageFormatEnum.HTML);
        List<MessageContent> texts = List.of(html, english, german, plain);
        Set<MessageFormatEnum> shown = Set.of(MessageFormatEnum.UTF8, MessageFormatEnum.ASCII);
        assertThat(MessageContents.select(texts, List.of("de-AT", "en"), shown)).contains(german);
        assertThat(MessageContents.select(texts, List.of("en-GB"), shown)).contains(english);
        assertThat(MessageContents.select(texts, List.of("fr"), shown)).contains(plain);
        assertThat(MessageContents.select(List.of(english, german), List.of("fr", ""), shown))
                .contains(english);
        assertThat(MessageContents.select(texts, List.of("DE_at"), Set.of(MessageFormatEnum.HTML)))
                .contains(html);
        assertThat(MessageContents.select(List.of(html), List.of("de"), shown)).isEmpty();
    }

    private static MessageContent text(String language, MessageFormatEnum format) {
        return MessageContent.builder()
                .language(language)
                .format(format)
                .content("text")
                .build();
    }
}
