package dev.ocppkit.security.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.VatNumberValidationRequest;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatNumbersTest {
    @ParameterizedTest
    @Tag("C18.FR.08")
    @CsvSource({"NL123456789B01,NL123456789B01", "' nl123456789b01 ',NL123456789B01", "de 136 695 976,DE 136 695 976"})
    void numberGetsItsUsualShape(String text, String number) {
        assertThat(VatNumbers.normalise(text)).hasValue(number);
    }

    @Test
    void upperCaseDoesNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(VatNumbers.normalise("ie6388047v")).hasValue("IE6388047V");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "NL1234\n",
                "NL\u001b[31m",
                "NL\u0000",
                "NL\u0085",
                "NL\u202e1",
                "NL\u200b1",
                "NL\u20281",
                "NL\u20291",
                "123456789012345678901"
            })
    void whatIsEmptyTooLongOrControlsALineIsRefused(String text) {
        assertThat(VatNumbers.normalise(text)).isEmpty();
    }

    @Test
    void twentyCharactersAreAllowed() {
        assertThat(VatNumbers.normalise("12345678901234567890")).hasValue("12345678901234567890");
    }

    @Property
    void anyTextGivesANumberOrNothing(@ForAll String text) {
        VatNumbers.normalise(text)
                .ifPresent(number -> assertThat(number)
                        .isNotBlank()
                        .isEqualTo(number.strip())
                        .doesNotContainPattern("\\p{Cntrl}|\\p{Cf}|\\p{Zl}|\\p{Zp}"));
    }

    private static GenericStatusEnum formOf(String number) {
        return VatNumbers.checkForm(VatNumberValidationRequest.of(number)).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NL123456789B01", "de 136 695 976", "CHE-123.456.789", "IE1A23456L", "123456789"})
    void whatIsWrittenLikeANumberHasTheForm(String number) {
        assertThat(formOf(number)).isEqualTo(GenericStatusEnum.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"??", "unknown", "7", "NL12345<6789"})
    void whatNoCountryWritesDoesNotHaveTheForm(String number) {
        assertThat(formOf(number)).isEqualTo(GenericStatusEnum.REJECTED);
    }
}
