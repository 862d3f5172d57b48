package dev.ocppkit.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Valid values of every record, made through its builder as a user would make them. */
public final class Samples {
    /** Stands in every text that is long enough. */
    public static final String TEXT = "Text";

    private static final Map<OcppVersion, Map<String, Schema>> RECORDS = Arrays.stream(OcppVersion.values())
            .collect(Collectors.toMap(
                    version -> version, version -> Catalogue.of(version).records()));

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.250Z");

    private final OcppVersion version;
    private final boolean optional;
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private Samples(OcppVersion version, boolean optional) {
        this.version = version;
        this.optional = optional;
    }

    /** Returns the records that have a builder: all but {@link CustomData}. */
    public static Stream<Class<? extends OcppRecord>> types() {
        return records(OcppRecord.class).filter(type -> type != CustomData.class);
    }

    private static Stream<Class<? extends OcppRecord>> records(Class<? extends OcppRecord> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted.asSubclass(OcppRecord.class)))
                : Stream.of(type);
    }

    /** Returns the records that a version has. */
    public static Stream<Class<? extends OcppRecord>> types(OcppVersion version) {
        return types().filter(type -> RECORDS.get(version).containsKey(type.getSimpleName()));
    }

    /** Returns a value that has what the version requires, and no more. */
    public static OcppRecord minimal(Class<? extends OcppRecord> type, OcppVersion version) {
        return new Samples(version, false).record(type);
    }

    /** Returns a value that has everything that the version allows. */
    public static OcppRecord full(Class<? extends OcppRecord> type, OcppVersion version) {
        return new Samples(version, true).record(type);
    }

    /** Returns the name on the wire of a component. */
    public static String wireName(RecordComponent component) {
        return component.getAccessor().getAnnotation(JsonProperty.class).value();
    }

    private OcppRecord record(Class<? extends OcppRecord> type) {
        if (type == CustomData.class) {
            return new CustomData("com.example", Map.of("answer", BigDecimal.valueOf(42)));
        }
        Schema schema = RECORDS.get(version).get(type.getSimpleName());
        boolean nested = open.contains(type);
        open.push(type);
        Object builder = call(type, null, "builder");
        for (RecordComponent component : type.getRecordComponents()) {
            String name = wireName(component);
            Schema member = schema.members().get(name);
            if (member != null && (schema.required().contains(name) || optional && !nested)) {
                set(builder, component, value(member, component.getGenericType()));
            }
        }
        open.pop();
        return (OcppRecord) call(builder.getClass(), builder, "build");
    }

    private Object value(Schema schema, Type type) {
        return switch (schema.kind()) {
            case OBJECT -> record(((Class<?>) type).asSubclass(OcppRecord.class));
            case ARRAY -> list(schema, ((ParameterizedType) type).getActualTypeArguments()[0]);
            case TEXT -> TEXT.substring(0, Math.min(TEXT.length(), schema.maxOr(TEXT.length())));
            case ENUM ->
                type == String.class
                        ? schema.texts().get(0)
                        : constant(schema.texts().get(0), type);
            case DATE_TIME -> TIME;
            case INTEGER ->
                type == BigDecimal.class
                        ? number(schema)
                        : (Object) number(schema).intValueExact();
            case NUMBER -> number(schema);
            case BOOLEAN -> true;
            case ANY -> Map.of("free", List.of(TEXT, true));
        };
    }

    private List<Object> list(Schema schema, Type item) {
        int size = Math.max(1, Math.min(2, schema.maxOr(2)));
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Math.max(size, schema.minOr(0)); i++) {
            items.add(value(schema.item(), item));
        }
        return items;
    }

    private static BigDecimal number(Schema schema) {
        BigDecimal value = schema.kind() == Schema.Kind.INTEGER ? BigDecimal.valueOf(2) : new BigDecimal("2.5");
        return schema.max() != null && schema.max().compareTo(value) < 0 ? schema.max() : value;
    }

    private static Object constant(String wireName, Type type) {
        return Arrays.stream(((Class<?>) type).getEnumConstants())
                .filter(constant -> ((OcppEnum) constant).wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    /** Calls the setter whose parameter is of the component's own type. */
    static void set(Object builder, RecordComponent component, Object value) {
        try {
            builder.getClass()
                    .getMethod(component.getName(), component.getType())
                    .invoke(builder, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component.toString(), e);
        }
    }

    /** Calls a method without arguments and throws what it throws. */
    static Object call(Class<?> type, Object target, String name) {
        try {
            Method method = type.getMethod(name);
            return method.invoke(target);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(name, e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
    }
}
