package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    @Test
    void numbersOfAnyKindBecomeDecimals() {
        List<Object> numbers = List.of((byte) 1, (short) 1, 1, 1L, 1.0f, 1.0, BigInteger.ONE, new BigDecimal("1.00"));

        assertThat(JsonValues.copy(numbers, "x")).isEqualTo(Collections.nCopies(numbers.size(), BigDecimal.ONE));
        assertThat(JsonValues.copy(0.1, "x")).isEqualTo(new BigDecimal("0.1"));
        assertThat(JsonValues.copy(0.1f, "x")).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void textsBooleansAndNullStay() {
        assertThat(JsonValues.copy("t", "x")).isEqualTo("t");
        assertThat(JsonValues.copy(true, "x")).isEqualTo(true);
        assertThat(JsonValues.copy(null, "x")).isNull();
        assertThat(JsonValues.copy(Arrays.asList("a", null), "x")).isEqualTo(Arrays.asList("a", null));
    }

    @Test
    void copiesDoNotChangeWithTheirOriginal() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>(Map.of("list", list));

        Map<String, Object> copy = JsonValues.copyObject(map, "x");
        list.add("b");
        map.put("c", 1);

        assertThat(copy).isEqualTo(Map.of("list", List.of("a")));
    }

    @Test
    void copiesAreImmutableToTheirLists() {
        Map<String, Object> copy = JsonValues.copyObject(Map.of("list", List.of("a"), "map", Map.of("k", "v")), "x");

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) copy.get("list")).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) copy.get("map")).clear());
    }

    @Test
    void membersKeepTheirOrder() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : List.of("z", "a", "m", "b")) {
            members.put(name, name);
        }

        assertThat(JsonValues.copyObject(members, "x").keySet()).containsExactly("z", "a", "m", "b");
    }

    @Test
    void whatJsonDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(Double.NaN, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(Float.POSITIVE_INFINITY, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(new AtomicInteger(1), "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(Map.of(1, "v"), "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy('c', "x"));
    }

    @Test
    void theMessageTellsThePlaceAndTheTypeButNotTheValue() {
        Map<String, Object> members = Map.of("a", List.of(Map.of("b", Instant.EPOCH)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonValues.copyObject(members, "data"))
                .withMessage("data.a[].b holds a java.time.Instant, which is no JSON value");
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new HashMap<>();
        map.put("m", map);

        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(list, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonValues.copy(map, "x"));
    }
}
