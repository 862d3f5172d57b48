package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.testing.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final int ROUNDS = 50_000;

    @Test
    void normalFormIsTheSameNumberInTheShortestPlainNotation() {
        Random random = Seeds.random("decimals");
        for (int i = 0; i < ROUNDS; i++) {
            BigDecimal value = decimal(random);
            BigDecimal normal = Decimals.normalise(value);
            assertThat(normal).isEqualByComparingTo(value);
            assertThat(normal.scale()).isNotNegative();
            assertThat(normal.toPlainString()).doesNotMatch(".*\\..*0");
            assertThat(Decimals.normalise(normal)).isSameAs(normal);
        }
    }

    @Test
    void equalNumbersAreEqualObjects() {
        Random random = Seeds.random("equal decimals");
        for (int i = 0; i < ROUNDS; i++) {
            BigDecimal value = decimal(random);
            BigDecimal longer = value.setScale(value.scale() + random.nextInt(5));
            assertThat(Decimals.normalise(longer)).isEqualTo(Decimals.normalise(value));
        }
    }

    @Test
    void readingIsNormalisingWhatBigDecimalReads() {
        Random random = Seeds.random("decimal texts");
        for (int i = 0; i < ROUNDS; i++) {
            String text = decimal(random).toString();
            assertThat(parse(text, 1000)).as(text).isEqualTo(Decimals.normalise(new BigDecimal(text)));
        }
    }

    private static BigDecimal decimal(Random random) {
        BigInteger digits = new BigInteger(random.nextInt(130), random).multiply(BigInteger.TEN.pow(random.nextInt(6)));
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(80) - 30);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.000, 0",
        "0e5, 0",
        "16.0, 16",
        "1E3, 1000",
        "1e-3, 0.001",
        "12.50, 12.5",
        "-1.10E+1, -11",
        "123456789012345678, 123456789012345678",
        "0.10000000000000000, 0.1",
        "1000000000000000000000e-20, 10"
    })
    void examplesOfNormalForm(String text, String expected) {
        assertThat(parse(text, 100)).isEqualTo(new BigDecimal(expected));
        assertThat(Decimals.normalise(new BigDecimal(text))).isEqualTo(new BigDecimal(expected));
    }

    @Test
    void aThousandDigitsAreTheMost() {
        BigDecimal integer = BigDecimal.TEN.pow(999).add(BigDecimal.ONE);
        BigDecimal fraction = new BigDecimal(BigInteger.ONE, 999);

        assertThat(Decimals.normalise(integer)).isEqualTo(integer);
        assertThat(Decimals.normalise(fraction)).isEqualTo(fraction);
        assertThat(Decimals.normalise(new BigDecimal("1E+999"))).isEqualByComparingTo("1E+999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+1000", "1E-1000", "1E+2147483647", "1E-2147483647"})
    void moreThanAThousandDigitsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.normalise(new BigDecimal(text)));
    }

    @Test
    void moreThanAThousandDigitsAreRefusedInEveryNotation() {
        BigDecimal integer = BigDecimal.TEN.pow(1000).add(BigDecimal.ONE);
        BigDecimal mixed = integer.divide(BigDecimal.TEN);

        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.normalise(integer));
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.normalise(mixed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "1e10", "1e-10", "0.12345678901", "1e2147483648", "1e-99999999999", "9e999"})
    void readingRefusesNumbersOfTooManyDigits(String text) {
        assertThat(parse(text, 10)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "1e9", "1e-9", "10000000000e-1", "0.0000000001e5", "0e99999999999"})
    void readingCountsTheDigitsOfPlainNotation(String text) {
        assertThat(parse(text, 10)).isNotNull();
    }

    @Test
    void readsTheMiddleOfAnArray() {
        assertThat(Decimals.parse("99-1.5099".toCharArray(), 2, 5, 10)).isEqualTo(new BigDecimal("-1.5"));
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, true",
        "-2147483648, true",
        "2147483648, false",
        "-2147483649, false",
        "1.0, true",
        "1e3, true",
        "1.5, false",
        "2147483647.5, false",
        "1e400, false"
    })
    void integersHave32Bits(String text, boolean expected) {
        assertThat(Decimals.isInt(new BigDecimal(text))).isEqualTo(expected);
    }

    private static BigDecimal parse(String text, int maxDigits) {
        return Decimals.parse(text.toCharArray(), 0, text.length(), maxDigits);
    }
}
