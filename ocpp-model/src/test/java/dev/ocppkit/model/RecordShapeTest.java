package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every generated record keeps. */
class RecordShapeTest {
    static Stream<Class<? extends OcppRecord>> types() {
        return Samples.types();
    }

    @Test
    void thereIsARecordForEveryObjectOfTheCatalogue() {
        assertThat(types().map(Class::getSimpleName).collect(Collectors.toSet()))
                .hasSizeGreaterThan(290)
                .isEqualTo(Catalogue.of(OcppVersion.V2_1).records().keySet().stream()
                        .filter(name -> !name.equals("CustomData"))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void componentIsNonNullIfEveryVersionRequiresIt(Class<? extends OcppRecord> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(isNullable(component)).as(component.getName()).isEqualTo(!requiredEverywhere(type, component));
        }
    }

    private static boolean requiredEverywhere(Class<?> type, RecordComponent component) {
        return Stream.of(OcppVersion.values())
                .map(version -> Catalogue.of(version).records().get(type.getSimpleName()))
                .filter(schema -> schema != null)
                .allMatch(schema -> schema.required().contains(Samples.wireName(component)));
    }

    private static boolean isNullable(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        assertThat(component.getAccessor().getAnnotatedReturnType().isAnnotationPresent(Nullable.class))
                .isEqualTo(nullable);
        return nullable;
    }

    @ParameterizedTest
    @MethodSource("types")
    void requiredComponentsComeFirstAndCustomDataLast(Class<? extends OcppRecord> type) {
        List<Boolean> nullable = Arrays.stream(type.getRecordComponents())
                .map(RecordShapeTest::isNullable)
                .toList();
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(nullable).isSorted();
        assertThat(names.indexOf("customData")).isIn(-1, names.size() - 1);
        assertThat(Arrays.stream(type.getRecordComponents()).map(Samples::wireName))
                .containsExactlyInAnyOrderElementsOf(Catalogue.of(OcppVersion.V2_1)
                        .records()
                        .get(type.getSimpleName())
                        .members()
                        .keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void sampleBreaksNoRuleOfItsVersion(Class<? extends OcppRecord> type) {
        assertThat(Samples.minimal(type, OcppVersion.V2_1).violations(OcppVersion.V2_1))
                .isEmpty();
        assertThat(Samples.full(type, OcppVersion.V2_1).violations(OcppVersion.V2_1))
                .isEmpty();
        if (Catalogue.of(OcppVersion.V2_0_1).records().containsKey(type.getSimpleName())) {
            assertThat(Samples.minimal(type, OcppVersion.V2_0_1).violations(OcppVersion.V2_0_1))
                    .isEmpty();
            assertThat(Samples.full(type, OcppVersion.V2_0_1).violations(OcppVersion.V2_0_1))
                    .isEmpty();
        } else {
            assertThat(Samples.full(type, OcppVersion.V2_1).violations(OcppVersion.V2_0_1))
                    .containsExactly(new Violation("", Keyword.VERSION, "2.1"));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullForARequiredComponentIsRefusedByName(Class<? extends OcppRecord> type) {
        Object[] values = components(Samples.full(type, OcppVersion.V2_1));
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (isNullable(components[i]) || components[i].getType().isPrimitive()) {
                continue;
            }
            Object[] incomplete = values.clone();
            incomplete[i] = null;
            assertThatThrownBy(() -> construct(type, incomplete))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(components[i].getName());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void listsAreCopiedAndCannotBeChanged(Class<? extends OcppRecord> type) {
        OcppRecord sample = Samples.full(type, OcppVersion.V2_1);
        Object[] values = components(sample);
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (values[i] instanceof List<?> list) {
                List<Object> mine = new ArrayList<>(list);
                Object[] arguments = values.clone();
                arguments[i] = mine;
                OcppRecord made = construct(type, arguments);
                mine.clear();
                assertThat(made).isEqualTo(sample);
                List<?> theirs = (List<?>) Samples.call(type, made, components[i].getName());
                assertThatThrownBy(theirs::clear).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void decimalsAreEqualWhenTheNumbersAre(Class<? extends OcppRecord> type) {
        Object[] values = components(Samples.full(type, OcppVersion.V2_1));
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType() == BigDecimal.class) {
                Set<OcppRecord> different = new HashSet<>();
                for (String text : List.of("16", "16.0", "1.6E1", "16.000", "0.16E+2")) {
                    Object[] arguments = values.clone();
                    arguments[i] = new BigDecimal(text);
                    different.add(construct(type, arguments));
                }
                assertThat(different).hasSize(1);
                assertThat(Samples.call(type, different.iterator().next(), components[i].getName()))
                        .hasToString("16");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void builderMakesWhatTheConstructorMakes(Class<? extends OcppRecord> type) {
        OcppRecord built = Samples.full(type, OcppVersion.V2_1);

        assertThat(construct(type, components(built))).isEqualTo(built).hasSameHashCodeAs(built);
        Object builder = Samples.call(type, built, "toBuilder");
        assertThat(Samples.call(builder.getClass(), builder, "build")).isEqualTo(built);
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyBuilderNamesEveryMissingComponent(Class<? extends OcppRecord> type) {
        Object builder = Samples.call(type, null, "builder");
        String missing = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(component -> " " + component.getName())
                .collect(Collectors.joining());

        if (missing.isEmpty()) {
            assertThat(Samples.call(builder.getClass(), builder, "build"))
                    .isEqualTo(Samples.minimal(type, OcppVersion.V2_1));
        } else {
            assertThatThrownBy(() -> Samples.call(builder.getClass(), builder, "build"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(type.getSimpleName() + " lacks required components:" + missing);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void factoryExistsForUpToTwoComponentsOfDifferentTypes(Class<? extends OcppRecord> type) throws Exception {
        List<RecordComponent> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .toList();
        Set<String> types = required.stream()
                .map(component -> component.getGenericType().getTypeName())
                .collect(Collectors.toSet());
        boolean expected = required.size() <= 2 && types.size() == required.size();
        List<Method> factories = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of") && Modifier.isStatic(method.getModifiers()))
                .toList();

        assertThat(factories).hasSize(expected ? 1 : 0);
        if (expected) {
            OcppRecord minimal = construct(type, onlyRequired(Samples.full(type, OcppVersion.V2_1)));
            Object[] arguments = required.stream()
                    .map(component -> Samples.call(type, minimal, component.getName()))
                    .toArray();
            assertThat(factories.get(0).invoke(null, arguments)).isEqualTo(minimal);
        }
    }

    private static Object[] onlyRequired(OcppRecord value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] values = components(value);
        IntStream.range(0, values.length).filter(i -> isNullable(components[i])).forEach(i -> values[i] = null);
        return values;
    }

    @ParameterizedTest
    @MethodSource("types")
    void textNamesWhatIsThereAndOmitsWhatIsAbsent(Class<? extends OcppRecord> type) {
        OcppRecord minimal = construct(type, onlyRequired(Samples.full(type, OcppVersion.V2_1)));
        List<String> present = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordComponent::getName)
                .toList();

        assertThat(minimal.toString()).startsWith(type.getSimpleName() + "[").endsWith("]");
        assertThat(minimal.toString()).doesNotContain("null");
        assertThat(present).allSatisfy(name -> assertThat(minimal.toString()).contains(name + "="));
        assertThat(type.getRecordComponents())
                .allSatisfy(component -> assertThat(
                                Samples.full(type, OcppVersion.V2_1).toString())
                        .contains(component.getName() + "="));
    }

    @ParameterizedTest
    @MethodSource("types")
    void decimalsCanBeGivenAsLongOrDouble(Class<? extends OcppRecord> type) throws Exception {
        OcppRecord sample = Samples.full(type, OcppVersion.V2_1);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == BigDecimal.class) {
                Object builder = Samples.call(type, sample, "toBuilder");
                Class<?> builderType = builder.getClass();
                builderType.getMethod(component.getName(), long.class).invoke(builder, 16L);
                Object fromLong = Samples.call(builderType, builder, "build");
                builderType.getMethod(component.getName(), double.class).invoke(builder, 16.0);
                assertThat(Samples.call(builderType, builder, "build")).isEqualTo(fromLong);
                builderType.getMethod(component.getName(), double.class).invoke(builder, 0.1);
                assertThat(Samples.call(type, Samples.call(builderType, builder, "build"), component.getName()))
                        .isEqualTo(new BigDecimal("0.1"));
                assertThatThrownBy(() -> builderType
                                .getMethod(component.getName(), double.class)
                                .invoke(builder, Double.NaN))
                        .hasCauseInstanceOf(NumberFormatException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void missingRequiredComponentOfOneVersionIsAViolationThereOnly(Class<? extends OcppRecord> type) {
        for (OcppVersion version : OcppVersion.values()) {
            Schema schema = Catalogue.of(version).records().get(type.getSimpleName());
            if (schema == null) {
                continue;
            }
            OcppRecord full = Samples.full(type, version);
            for (RecordComponent component : type.getRecordComponents()) {
                if (isNullable(component) && !Samples.wireName(component).equals("customData")) {
                    Object builder = Samples.call(type, full, "toBuilder");
                    Samples.set(builder, component, null);
                    OcppRecord without = (OcppRecord) Samples.call(builder.getClass(), builder, "build");
                    boolean required = schema.required().contains(Samples.wireName(component));
                    assertThat(without.violations(version))
                            .isEqualTo(
                                    required
                                            ? List.of(new Violation(
                                                    "/" + Samples.wireName(component), Keyword.REQUIRED, null))
                                            : List.of());
                }
            }
        }
    }

    private static Object[] components(OcppRecord value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> Samples.call(value.getClass(), value, component.getName()))
                .toArray();
    }

    private static OcppRecord construct(Class<? extends OcppRecord> type, Object... arguments) {
        try {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<? extends OcppRecord> constructor = type.getConstructor(parameters);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
