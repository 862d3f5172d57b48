package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ocppkit.model.json.OcppCodec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomDataTest {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    @Test
    void membersOfAnyKindAreKeptInTheirOrder() {
        String json =
                "{\"vendorId\":\"com.example\",\"z\":[1,null,{\"deep\":true}],\"a\":\"text\",\"n\":null,\"\":1.5}";

        CustomData data = CODEC.read(CustomData.class, json).orThrow();

        assertThat(data.vendorId()).isEqualTo("com.example");
        assertThat(data.additional().keySet()).containsExactly("z", "a", "n", "");
        assertThat(data.additional()).containsEntry("n", null).containsEntry("", new BigDecimal("1.5"));
        assertThat(CODEC.toJson(data)).isEqualTo(json);
    }

    @Test
    void equalityOfNumbersIsNumeric() {
        assertThat(new CustomData("v", Map.of("x", 16))).isEqualTo(new CustomData("v", Map.of("x", 16.0)));
    }

    @Test
    void vendorIdCannotHideAmongTheMembers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomData("v", Map.of("vendorId", "w")));
    }

    @Test
    void vendorIdIsRequired() {
        assertThatNullPointerException().isThrownBy(() -> CustomData.of(null));
        assertThat(CODEC.read(CustomData.class, "{\"x\":1}").violations())
                .containsExactly(new Violation("/vendorId", Keyword.REQUIRED, null));
    }

    @Test
    void vendorIdHasAtMost255Characters() {
        assertThat(CustomData.of("v".repeat(255)).violations(OcppVersion.V2_1)).isEmpty();
        assertThat(CustomData.of("v".repeat(256)).violations(OcppVersion.V2_0_1))
                .containsExactly(new Violation("/vendorId", Keyword.MAX_LENGTH, "255"));
    }

    @Test
    void charactersAreCodePoints() {
        assertThat(CustomData.of("\ud83d\ude00".repeat(255)).violations(OcppVersion.V2_1))
                .isEmpty();
    }

    @Test
    void membersOfMembersMayNotOccurTwice() {
        assertThat(CODEC.read(CustomData.class, "{\"vendorId\":\"v\",\"o\":[{\"a\":1,\"a\":1}]}")
                        .violations())
                .containsExactly(new Violation("/o/0/a", Keyword.DUPLICATE, null));
    }

    @Test
    void valuesThatJsonDoesNotHaveAreRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomData("v", Map.of("list", List.of(new Object()))));
    }
}
