package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.SetVariableResult;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.model.message.SetVariablesResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.rpc.station.NetworkProfileRules;
import dev.ocppkit.security.ProfilePolicy;
import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.password.PasswordRules;
import dev.ocppkit.security.password.StationPassword;
import dev.ocppkit.security.store.CertificateUse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Password, network profiles and reset. */
final class StationNetwork {
    private static final Set<Integer> SLOTS = Set.of(1, 2, 3);

    private final ChargingStation station;
    private final StationPassword password;

    StationNetwork(ChargingStation station) {
        this.station = station;
        password = new StationPassword(
                PasswordRules.V2_1,
                octets -> station.settings.basicAuthPassword(new String(octets.octets(), StandardCharsets.UTF_8)),
                () -> station.raise(SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, "BasicAuthPassword"));
    }

    void handle(OcppStation endpoint) {
        endpoint.on(
                SetVariablesRequest.class,
                (request, context) -> SetVariablesResponse.of(request.setVariableData().stream()
                        .map(data -> set(data, context))
                        .toList()));
        endpoint.on(SetNetworkProfileRequest.class, (request, context) -> set(request));
        endpoint.on(ResetRequest.class, (request, context) -> {
            context.afterReply(() -> station.later(() -> station.restart(BootReasonEnum.REMOTE_RESET)));
            return ResetResponse.of(ResetStatusEnum.ACCEPTED);
        });
    }

    private SetVariableResult set(SetVariableData data, CallContext context) {
        SetVariableStatusEnum status =
                switch (data.component().name() + "." + data.variable().name()) {
                    case "SecurityCtrlr.BasicAuthPassword" -> setPassword(data.attributeValue(), context);
                    case "OCPPCommCtrlr.NetworkConfigurationPriority" -> setPriority(data.attributeValue());
                    default -> SetVariableStatusEnum.UNKNOWN_VARIABLE;
                };
        return SetVariableResult.builder()
                .attributeStatus(status)
                .component(data.component())
                .variable(data.variable())
                .build();
    }

    /** A01: the answer goes out with the old password, the next connection is made with the new one. */
    private SetVariableStatusEnum setPassword(String value, CallContext context) {
        if (password.set(value).isPresent()) {
            return SetVariableStatusEnum.REJECTED;
        }
        context.afterReply(() -> station.later(station::reconnect));
        return SetVariableStatusEnum.ACCEPTED;
    }

    private SetVariableStatusEnum setPriority(String value) {
        List<Integer> wanted;
        try {
            wanted = Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            return SetVariableStatusEnum.REJECTED;
        }
        Optional<StatusInfo> refusal = NetworkProfileRules.refusalOfPriority(
                wanted,
                station.settings.networkConfigurationPriority(),
                slot -> Optional.ofNullable(station.slots.get(slot)));
        if (refusal.isPresent()) {
            return SetVariableStatusEnum.REJECTED;
        }
        station.settings.networkConfigurationPriority(wanted);
        return SetVariableStatusEnum.REBOOT_REQUIRED;
    }

    private SetNetworkProfileResponse set(SetNetworkProfileRequest request) {
        Optional<StatusInfo> refusal = NetworkProfileRules.refusalOfProfile(
                        request, SLOTS, station.profile.number(), false)
                .or(() -> refusalOfSecurity(request.connectionData().securityProfile()));
        if (refusal.isEmpty()) {
            station.slots.put(request.configurationSlot(), request.connectionData());
        }
        return SetNetworkProfileResponse.builder()
                .status(refusal.isEmpty() ? SetNetworkProfileStatusEnum.ACCEPTED : SetNetworkProfileStatusEnum.REJECTED)
                .statusInfo(refusal.orElse(null))
                .build();
    }

    /** A05.FR.08, A05.FR.09: no profile without the certificates that it needs. */
    private Optional<StatusInfo> refusalOfSecurity(int wanted) {
        return ProfilePolicy.checkChange(
                        station.profile,
                        SecurityProfile.of(wanted).orElseThrow(),
                        false,
                        !station.certificates.anchors(CertificateUse.CSMS_ROOT).isEmpty(),
                        station.tls.hasCertificate())
                .refusal();
    }
}
