package dev.ocppkit.rpc.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.rpc.internal.IdentityPaths;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges changes of the network configuration; an answer is why the change is refused, for the {@code statusInfo} of a
 * response with status Rejected, or empty if nothing speaks against it.
 *
 * <p>Pure functions.
 *
 * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09 and B10.
 */
public final class NetworkProfileRules {
    /** The slot is in use: its variables cannot be set. */
    public static final String PRIORITY_NETWORK_CONF = "PriorityNetworkConf";
    /** A parameter of the profile is missing or wrong. */
    public static final String INVALID_NETWORK_CONF = "InvalidNetworkConf";
    /** There is no such slot. */
    public static final String INVALID_CONF_SLOT = "InvalidConfSlot";
    /** The security profile may not be lowered. */
    public static final String NO_SECURITY_DOWNGRADE = "NoSecurityDowngrade";

    private static final int HIGHEST_SECURITY_PROFILE = 3;
    private static final int MIN_PASSWORD = 16;
    private static final int MAX_PASSWORD = 64;
    private static final String SECURITY_PROFILE = "SecurityProfile";

    private NetworkProfileRules() {}

    /**
     * Names what is wrong in a profile.
     *
     * @param profile the profile
     * @return the names of the parameters that are wrong; empty if it can be used
     */
    public static List<String> invalidParameters(NetworkConnectionProfile profile) {
        List<String> wrong = new ArrayList<>();
        int security = profile.securityProfile();
        if (security < 1 || security > HIGHEST_SECURITY_PROFILE) {
            wrong.add("securityProfile");
        }
        if (!isEndpoint(profile.ocppCsmsUrl(), security > 1)) {
            wrong.add("ocppCsmsUrl");
        }
        if (profile.messageTimeout() <= 0) {
            wrong.add("messageTimeout");
        }
        String identity = profile.identity();
        if (identity != null && !IdentityPaths.isIdentity(identity)) {
            wrong.add("identity");
        }
        if (!isPassword(profile.basicAuthPassword())) {
            wrong.add("basicAuthPassword");
        }
        return List.copyOf(wrong);
    }

    private static boolean isEndpoint(String url, boolean tls) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("wss") || (scheme.equals("ws") && !tls))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPassword(@Nullable String password) {
        if (password == null) {
            return true;
        }
        int length = password.getBytes(StandardCharsets.UTF_8).length;
        return length >= MIN_PASSWORD && length <= MAX_PASSWORD;
    }

    /**
     * Judges a SetNetworkProfileRequest.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.02, B09.FR.04, B09.FR.05 and B09.FR.31.
     *
     * @param request the request
     * @param slots the slots that there are
     * @param activeSecurityProfile the security profile of the connection, 1 to 3
     * @param downgradeAllowed SecurityCtrlr.AllowSecurityProfileDowngrade
     * @return why it is refused, or empty
     */
    public static Optional<StatusInfo> refusalOfProfile(
            SetNetworkProfileRequest request, Set<Integer> slots, int activeSecurityProfile, boolean downgradeAllowed) {
        NetworkConnectionProfile profile = request.connectionData();
        if (!slots.contains(request.configurationSlot())) {
            return Optional.of(StatusInfo.of(INVALID_CONF_SLOT));
        }
        List<String> wrong = invalidParameters(profile);
        if (!wrong.isEmpty()) {
            return Optional.of(invalid(String.join(", ", wrong)));
        }
        return refusalOfSecurity(profile.securityProfile(), activeSecurityProfile, downgradeAllowed);
    }

    private static Optional<StatusInfo> refusalOfSecurity(int wanted, int active, boolean downgradeAllowed) {
        boolean lower = wanted < active;
        return lower && (!downgradeAllowed || wanted <= 1)
                ? Optional.of(StatusInfo.of(NO_SECURITY_DOWNGRADE))
                : Optional.empty();
    }

    /**
     * Judges a new value of OCPPCommCtrlr.NetworkConfigurationPriority. Taking slots away is always allowed, as long as one
     * is left: without any the charging station could never connect again.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.20, B09.FR.33, B09.FR.34, B10.FR.01 and B10.FR.02.
     *
     * @param wanted the new value
     * @param current the value that it replaces
     * @param profiles what is in the slots
     * @return why it is refused, or empty
     */
    public static Optional<StatusInfo> refusalOfPriority(
            List<Integer> wanted, List<Integer> current, NetworkProfiles profiles) {
        if (wanted.isEmpty() || new HashSet<>(wanted).size() < wanted.size()) {
            return Optional.of(invalid("NetworkConfigurationPriority"));
        }
        if (isWithoutSomeOf(wanted, current)) {
            return Optional.empty();
        }
        for (int slot : wanted) {
            Optional<NetworkConnectionProfile> profile = profiles.inSlot(slot);
            if (profile.isEmpty()) {
                return Optional.of(invalid("slot " + slot));
            }
            List<String> wrong = invalidParameters(profile.get());
            if (!wrong.isEmpty()) {
                return Optional.of(invalid("slot " + slot + ": " + String.join(", ", wrong)));
            }
        }
        return Optional.empty();
    }

    private static boolean isWithoutSomeOf(List<Integer> wanted, List<Integer> current) {
        List<Integer> kept = new ArrayList<>(current);
        kept.retainAll(wanted);
        return wanted.size() < current.size() && kept.equals(wanted);
    }

    /**
     * Judges a new value of a variable of the component NetworkConfiguration. Beyond that the value needs no look: a slot is
     * judged as a whole when it comes into the priority list.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.22, B09.FR.23, B09.FR.32 and B09.FR.35.
     *
     * @param slot the instance of the component
     * @param variable the name of the variable
     * @param value the new value
     * @param priority OCPPCommCtrlr.NetworkConfigurationPriority
     * @param activeSecurityProfile the security profile of the connection, 1 to 3
     * @param downgradeAllowed SecurityCtrlr.AllowSecurityProfileDowngrade
     * @return why it is refused, or empty
     */
    public static Optional<StatusInfo> refusalOfVariable(
            int slot,
            String variable,
            String value,
            List<Integer> priority,
            int activeSecurityProfile,
            boolean downgradeAllowed) {
        if (priority.contains(slot)) {
            return Optional.of(StatusInfo.of(PRIORITY_NETWORK_CONF));
        }
        if (!variable.equals(SECURITY_PROFILE)) {
            return Optional.empty();
        }
        try {
            return refusalOfSecurity(Integer.parseInt(value), activeSecurityProfile, downgradeAllowed);
        } catch (NumberFormatException e) {
            return Optional.of(invalid(SECURITY_PROFILE));
        }
    }

    private static StatusInfo invalid(String what) {
        return StatusInfo.builder()
                .reasonCode(INVALID_NETWORK_CONF)
                .additionalInfo(what)
                .build();
    }
}
