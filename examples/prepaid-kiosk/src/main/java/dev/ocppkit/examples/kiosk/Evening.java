package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.datatype.MessageContent;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TariffFixed;
import dev.ocppkit.model.datatype.TariffFixedPrice;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.MessageFormatEnum;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.payment.Totp;
import dev.ocppkit.security.payment.WebPaymentUrl;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What both sides are set up with before the evening begins. */
final class Evening {
    static final String STATION = "KIOSK-1";
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Half an hour before the price changes. */
    static final Instant START = Instant.parse("2026-06-05T15:30:00Z");
    /** The template of the QR code (WebPaymentsCtrlr.URLTemplate). */
    static final WebPaymentUrl URL =
            WebPaymentUrl.of("https://pay.example/{chargingstationid}/{evse}?t={totp}&v={version}");

    /** What it costs to start, with tax. */
    static final BigDecimal TO_START = new BigDecimal("1.20");

    private Evening() {}

    /** The text in the QR code changes each minute. In a real system the secret is drawn at random and kept safe. */
    static Totp totp() {
        return Totp.v1(Secret.of("only-for-this-demonstration"), 60, 8);
    }

    /** 0.60 EUR per kWh by day and 0.42 EUR from 18:00 on, with 20 percent of tax, and 1.20 EUR to start. */
    static Tariff tariff() {
        List<TaxRate> vat = List.of(TaxRate.of("vat", BigDecimal.valueOf(20)));
        TariffConditions day = TariffConditions.builder()
                .startTimeOfDay("06:00")
                .endTimeOfDay("18:00")
                .build();
        TariffEnergy energy = TariffEnergy.builder()
                .prices(List.of(
                        TariffEnergyPrice.builder()
                                .priceKwh(new BigDecimal("0.50"))
                                .conditions(day)
                                .build(),
                        TariffEnergyPrice.builder()
                                .priceKwh(new BigDecimal("0.35"))
                                .build()))
                .taxRates(vat)
                .build();
        TariffFixed start = TariffFixed.builder()
                .prices(List.of(TariffFixedPrice.of(BigDecimal.ONE)))
                .taxRates(vat)
                .build();
        return Tariff.builder()
                .tariffId("kiosk-2026")
                .currency("EUR")
                .description(List.of(
                        text("en", "0.60 EUR/kWh, from 18:00 0.42 EUR/kWh, start 1.20 EUR, tax included"),
                        text("de", "0,60 EUR/kWh, ab 18 Uhr 0,42 EUR/kWh, Start 1,20 EUR, inkl. MwSt.")))
                .energy(energy)
                .fixedFee(start)
                .build();
    }

    private static MessageContent text(String language, String content) {
        return MessageContent.builder()
                .format(MessageFormatEnum.UTF8)
                .language(language)
                .content(content)
                .build();
    }
}
