package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.APN;
import dev.ocppkit.model.datatype.AdditionalInfo;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EventData;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.VPN;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.SetVariablesRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of records end up in logs; what opens a door must not be in them. */
class SecretsTest {
    private static final String SECRET = "hunter2";

    private static <T extends OcppRecord> T full(Class<T> type) {
        return type.cast(Samples.full(type, OcppVersion.V2_1));
    }

    @Test
    void tokensOfUsersAreMasked() {
        IdToken token = full(IdToken.class).toBuilder()
                .idToken(SECRET)
                .additionalInfo(full(AdditionalInfo.class).toBuilder()
                        .additionalIdToken(SECRET)
                        .build())
                .build();

        assertMasked(token, "idToken=***");
        assertMasked(token, "additionalIdToken=***");
        assertMasked(AuthorizeRequest.of(token), "idToken=***");
    }

    @Test
    void credentialsOfTheMobileNetworkAreMasked() {
        APN apn = full(APN.class).toBuilder().apnPassword(SECRET).build();

        assertMasked(apn, "apnPassword=***");
    }

    @Test
    void pinOfTheSimCardIsMasked() {
        APN apn = full(APN.class).toBuilder().simPin(271_828).build();

        assertThat(apn.toString()).contains("simPin=***").doesNotContain("271828");
    }

    @Test
    void credentialsOfTheVpnAreMasked() {
        VPN vpn = full(VPN.class).toBuilder().password(SECRET).key(SECRET).build();

        assertMasked(vpn, "password=***");
        assertMasked(vpn, "key=***");
    }

    @Test
    void passwordOfTheConnectionIsMasked() {
        NetworkConnectionProfile profile = full(NetworkConnectionProfile.class).toBuilder()
                .basicAuthPassword(SECRET)
                .build();

        assertMasked(profile, "basicAuthPassword=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BasicAuthPassword", "basicauthpassword", "SharedSecret", "PrivateKey", "VpnKey", "ApnSimPin"})
    void valuesOfSecretVariablesAreMasked(String variable) {
        SetVariableData data = variable(variable);

        assertMasked(data, "attributeValue=***");
        assertMasked(SetVariablesRequest.builder().setVariableData(data).build(), "attributeValue=***");
        assertMasked(result(variable), "attributeValue=***");
        assertMasked(
                full(EventData.class).toBuilder()
                        .variable(Variable.of(variable))
                        .actualValue(SECRET)
                        .build(),
                "actualValue=***");
    }

    private static SetVariableData variable(String name) {
        return SetVariableData.builder()
                .attributeValue(SECRET)
                .component(Component.of("SecurityCtrlr"))
                .variable(Variable.of(name))
                .build();
    }

    private static GetVariableResult result(String name) {
        return GetVariableResult.builder()
                .attributeStatus(GetVariableStatusEnum.ACCEPTED)
                .attributeValue(SECRET)
                .component(Component.of("SecurityCtrlr"))
                .variable(Variable.of(name))
                .build();
    }

    @Test
    void valuesOfOtherVariablesAreShown() {
        assertThat(variable("HeartbeatInterval").toString()).contains("attributeValue=" + SECRET);
        assertThat(variable("PublicKey").toString()).contains("attributeValue=" + SECRET);
        assertThat(result("HeartbeatInterval").toString()).contains("attributeValue=" + SECRET);
    }

    private static void assertMasked(OcppRecord value, String shown) {
        assertThat(value.toString()).contains(shown).doesNotContain(SECRET);
    }
}
