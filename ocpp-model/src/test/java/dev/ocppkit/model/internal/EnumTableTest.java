package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.internal.codec.MeasurandEnumTable;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EnumTableTest {
    private static final EnumTable<MeasurandEnum> MEASURANDS = MeasurandEnumTable.TABLE;

    @TestFactory
    Stream<DynamicTest> everyTableHasTheTextsOfTheCatalogue() {
        Map<String, Schema> enums = new TreeMap<>(Catalogue.of(OcppVersion.V2_1).types());
        enums.values().removeIf(schema -> schema.kind() != Schema.Kind.ENUM);
        assertThat(enums).hasSizeGreaterThan(100);
        return enums.entrySet().stream()
                .map(type -> DynamicTest.dynamicTest(type.getKey(), () -> checkTable(type.getKey(), type.getValue())));
    }

    private static void checkTable(String type, Schema schema) throws ReflectiveOperationException {
        String table = "dev.ocppkit.model.internal.codec." + type.replaceFirst("Type$", "Table");
        EnumTable<?> found =
                (EnumTable<?>) Class.forName(table).getField("TABLE").get(null);
        Schema older = Catalogue.of(OcppVersion.V2_0_1).types().get(type);
        for (String text : schema.texts()) {
            OcppEnum value = (OcppEnum) found.find(text).orElseThrow();
            assertThat(value.wireName()).isEqualTo(text);
            boolean old = older != null && older.texts().contains(text);
            assertThat(value.since()).isEqualTo(old ? OcppVersion.V2_0_1 : OcppVersion.V2_1);
            assertThat(found.find(text + "x")).isEmpty();
            assertThat(found.find(text.substring(1))).isEmpty();
        }
        assertThat(Set.of(found.allowed(true).split(", "))).isEqualTo(Set.copyOf(schema.texts()));
        if (older != null) {
            assertThat(Set.of(found.allowed(false).split(", "))).isEqualTo(Set.copyOf(older.texts()));
        }
    }

    @Test
    void findsATextInTheMiddleOfADocument() {
        byte[] document = ("xxSoC\"" + " ".repeat(EnumTable.WINDOW)).getBytes(StandardCharsets.UTF_8);

        assertThat(MEASURANDS.find(document, 2, 3)).isEqualTo(MeasurandEnum.SOC);
        assertThat(MEASURANDS.find(document, 3, 2)).isNull();
        assertThat(MEASURANDS.find(document, 1, 4)).isNull();
        assertThat(MEASURANDS.find(document, 5, 0)).isNull();
    }

    @Test
    void caseMatters() {
        assertThat(MEASURANDS.find("soc")).isEmpty();
    }

    /** "Aa" and "BB" have the same hash code, so that only the characters tell them apart. */
    @Test
    void aTextOfTheSameHashIsNotTaken() {
        String twin = "Voltage".replace("ge", "hF");

        assertThat(twin.hashCode()).isEqualTo("Voltage".hashCode());
        assertThat(MEASURANDS.find("Voltage")).contains(MeasurandEnum.VOLTAGE);
        assertThat(MEASURANDS.find(twin)).isEmpty();
    }

    @Test
    void unrecognizedHasNoTextAndBelongsToNoVersion() {
        assertThat(MEASURANDS.find("")).isEmpty();
        assertThat(MEASURANDS.find("UNRECOGNIZED")).isEmpty();
        assertThat(MEASURANDS.has(MeasurandEnum.UNRECOGNIZED, true)).isFalse();
        assertThat(MEASURANDS.has(MeasurandEnum.UNRECOGNIZED, false)).isFalse();
    }

    @Test
    void aConstantOfTheNewerVersionIsNotInTheOlder() {
        assertThat(MEASURANDS.has(MeasurandEnum.CURRENT_EXPORT_MINIMUM, true)).isTrue();
        assertThat(MEASURANDS.has(MeasurandEnum.CURRENT_EXPORT_MINIMUM, false)).isFalse();
    }
}
