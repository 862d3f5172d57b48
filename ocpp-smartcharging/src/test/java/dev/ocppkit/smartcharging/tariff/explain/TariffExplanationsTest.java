package dev.ocppkit.smartcharging.tariff.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TariffExplanationsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static Tariff tariff(String components) {
        return OcppCodec.of(OcppVersion.V2_1)
                .with(ReadPolicy.OFF)
                .read(Tariff.class, ("{'tariffId':'t','currency':'EUR'," + components + "}").replace('\'', '"'))
                .orThrow();
    }

    @Test
    void sentencesFollowTheOrderInWhichElementsAreTried() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.5,'conditions':{'minPower':11000,'maxEnergy':500,"
                + "'dayOfWeek':['Monday'],'startTimeOfDay':'22:00','evseKind':'DC'}},{'priceKwh':0.3},{'priceKwh':9}]},"
                + "'fixedFee':{'taxRates':[{'type':'v','tax':10}],'prices':[{'priceFixed':1,"
                + "'conditions':{'paymentBrand':'Visa','paymentRecognition':'CC'}}]},"
                + "'reservationTime':{'prices':[{'priceMinute':0.1}]},'reservationFixed':{'prices':[{'priceFixed':2}]},"
                + "'minCost':{'exclTax':1,'inclTax':1.1}");
        assertThat(TariffExplanations.explain(tariff, MADRID).sentences())
                .containsExactly(
                        "Tariff t, prices in EUR, times in Europe/Madrid.",
                        "Starting a transaction costs 1.00 EUR plus tax (1.10 with tax) if paid with Visa, if paid by CC.",
                        "Otherwise it is free.",
                        "Energy costs 0.50 EUR per kWh on Monday, from 22:00 to 24:00, at a DC EVSE, while the energy of"
                                + " the transaction is less than 500 Wh, while the power is at least 11000 W.",
                        "Otherwise energy costs 0.30 EUR per kWh.",
                        "Otherwise energy costs 9.00 EUR per kWh; this is never reached.",
                        "A reservation costs 0.10 EUR per minute.",
                        "A reservation costs 2.00 EUR once.",
                        "A transaction costs at least 1.00 EUR without tax or 1.10 EUR with tax.");
    }

    @Test
    void weekTableJoinsEqualPrices() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.5,'conditions':{'startTimeOfDay':'08:00',"
                + "'endTimeOfDay':'18:00','dayOfWeek':['Monday']}},{'priceKwh':0.3}]}");
        WeekTable week = TariffExplanations.explain(tariff, MADRID).week();
        assertThat(week.rows()).hasSize(9);
        assertThat(week.toText().lines().limit(5))
                .containsExactly(
                        "day        time         energy    charging  idle",
                        "Monday     00:00-08:00  0.30 EUR",
                        "Monday     08:00-18:00  0.50 EUR",
                        "Monday     18:00-24:00  0.30 EUR",
                        "Tuesday    00:00-24:00  0.30 EUR");
    }

    @Test
    void datesCountInACertainWeekOnly() {
        Tariff tariff = tariff("'energy':{'prices':[{'priceKwh':0.5,'conditions':{'validFromDate':'2026-06-05',"
                + "'validToDate':'2026-06-06'}},{'priceKwh':0.3,'conditions':{'minEnergy':10,'maxPower':-5}}]}");
        assertThat(TariffExplanations.explain(tariff, MADRID).week().rows())
                .allMatch(row -> row.energy().startsWith("0.30 EUR while the energy"))
                .allMatch(row -> row.energy().endsWith("; else free"));
        WeekTable week = TariffExplanations.explain(tariff, MADRID, LocalDate.of(2026, 6, 3))
                .week();
        assertThat(week.rows().get(4).energy()).isEqualTo("0.50 EUR");
        assertThat(week.rows().get(5).energy()).startsWith("0.30 EUR");
        assertThat(TariffExplanations.explain(tariff, MADRID).sentences())
                .anyMatch(line -> line.contains("from the date 2026-06-05 on, before the date 2026-06-06"))
                .anyMatch(line -> line.contains("while the power is above -5 W"));
    }

    @Test
    void germanHasItsOwnWordsNumbersAndOrderOfWords() {
        Tariff tariff = tariff("'energy':{'taxRates':[{'type':'v','tax':20}],'prices':[{'priceKwh':0.5,'conditions':{"
                + "'minPower':11000,'maxEnergy':500.5,'dayOfWeek':['Monday','Friday'],'startTimeOfDay':'22:00',"
                + "'evseKind':'DC','validFromDate':'2026-06-05'}},{'priceKwh':0.35},{'priceKwh':9}]},"
                + "'fixedFee':{'prices':[{'priceFixed':1,"
                + "'conditions':{'paymentBrand':'Visa','paymentRecognition':'CC'}}]},"
                + "'idleTime':{'prices':[{'priceMinute':0.1,'conditions':{'minIdleTime':600,'maxIdleTime':900}}]},"
                + "'reservationFixed':{'prices':[{'priceFixed':2}]},'maxCost':{'exclTax':1,'inclTax':1.1}");
        TariffExplanation explanation = TariffExplanations.explain(tariff, MADRID, ExplanationLanguage.GERMAN);
        assertThat(explanation.sentences())
                .containsExactly(
                        "Tarif t, Preise in EUR, Uhrzeiten in Europe/Madrid.",
                        "Der Start eines Ladevorgangs kostet 1,00 EUR bei Zahlung mit Visa, bei Zahlung per CC.",
                        "Sonst ist es kostenlos.",
                        "Energie kostet 0,50 EUR je kWh zuzüglich Steuer (0,60 mit Steuer) am Montag, Freitag, von 22:00"
                                + " bis 24:00, ab dem 2026-06-05, an einem DC-Ladepunkt, bei einer Energie des"
                                + " Ladevorgangs von weniger als 500,5 Wh, bei einer Leistung von mindestens 11000 W.",
                        "Sonst kostet Energie 0,35 EUR je kWh zuzüglich Steuer (0,42 mit Steuer).",
                        "Sonst kostet Energie 9,00 EUR je kWh zuzüglich Steuer (10,80 mit Steuer); dazu kommt es nie.",
                        "Standzeit ohne Laden kostet 0,10 EUR je Minute bei einer Standzeit von mindestens 600 s und weniger"
                                + " als 900 s.",
                        "Sonst ist es kostenlos.",
                        "Eine Reservierung kostet 2,00 EUR einmalig.",
                        "Ein Ladevorgang kostet höchstens 1,00 EUR ohne Steuer oder 1,10 EUR mit Steuer.");
        assertThat(explanation.week().toText().lines().limit(2))
                .first()
                .asString()
                .startsWith("Tag ")
                .endsWith("Standzeit");
        assertThat(explanation.toText())
                .contains("\nMontag ", "; sonst kostenlos")
                .doesNotContain("free", "Monday");
    }

    @Test
    void languagesAreKnownByTheirTagWhateverTheRegion() {
        assertThat(ExplanationLanguage.ofTag("de-AT")).contains(ExplanationLanguage.GERMAN);
        assertThat(ExplanationLanguage.ofTag("EN")).contains(ExplanationLanguage.ENGLISH);
        assertThat(ExplanationLanguage.ofTag("nl")).isEmpty();
        assertThat(ExplanationLanguage.ofTag("")).isEmpty();
    }

    @Test
    void tariffThatCannotBeReadIsSaidToBeSo() {
        TariffExplanation explanation = TariffExplanations.explain(
                tariff("'energy':{'prices':[{'priceKwh':1,'conditions':{'startTimeOfDay':'25:00'}}]}"), MADRID);
        assertThat(explanation.sentences())
                .containsExactly("This tariff cannot be used: a time of day in the tariff is not HH:mm.");
        assertThat(explanation.toText()).contains("day");
    }
}
