package dev.ocppkit.security.iso15118;

import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes the certificate messages of a vehicle through to the CSMS. The EXI in them is never looked into. Not safe for use by
 * several threads.
 *
 * <p>A vehicle of ISO 15118-20 can have several contracts: the same request is repeated until none remains.
 *
 * <p>Spec: OCPP 2.1 Part 2, M01, M02.
 */
public final class EvCertificateExchange {
    private static final int MAX_REQUEST = 11_000;
    private static final int MAX_RESPONSE = 17_000;
    private static final int MAX_VERSION = 50;
    private static final int MAX_EMAIDS = 8;

    private final Get15118EVCertificateRequest request;
    private int rounds;
    private int remaining = Integer.MAX_VALUE;

    private EvCertificateExchange(Get15118EVCertificateRequest request) {
        this.request = request;
    }

    /**
     * Begins an exchange for ISO 15118-2, for one contract.
     *
     * @param schemaVersion the schema that vehicle and charging station use, 1 to 50 characters
     * @param action install or update
     * @param exi the message of the vehicle
     * @return the exchange; empty if something does not fit into its field
     */
    public static Optional<EvCertificateExchange> iso15118v2(
            String schemaVersion, CertificateActionEnum action, byte[] exi) {
        return begin(schemaVersion, action, exi, null, null);
    }

    /**
     * Begins an exchange for ISO 15118-20.
     *
     * @param schemaVersion the schema that vehicle and charging station use, 1 to 50 characters
     * @param action install or update
     * @param exi the message of the vehicle
     * @param maximumChains how many contracts the vehicle takes, at least 1
     * @param prioritized the contracts that it wants first, at most 8
     * @return the exchange; empty if something does not fit into its field
     */
    public static Optional<EvCertificateExchange> iso15118v20(
            String schemaVersion,
            CertificateActionEnum action,
            byte[] exi,
            int maximumChains,
            List<String> prioritized) {
        return maximumChains < 1 || prioritized.size() > MAX_EMAIDS
                ? Optional.empty()
                : begin(schemaVersion, action, exi, maximumChains, prioritized.isEmpty() ? null : prioritized);
    }

    private static Optional<EvCertificateExchange> begin(
            String schemaVersion,
            CertificateActionEnum action,
            byte[] exi,
            @Nullable Integer maximumChains,
            @Nullable List<String> prioritized) {
        if (schemaVersion.isEmpty() || schemaVersion.length() > MAX_VERSION || exi.length > MAX_REQUEST) {
            return Optional.empty();
        }
        String encoded = Base64.getEncoder().encodeToString(exi);
        if (encoded.length() > MAX_REQUEST) {
            return Optional.empty();
        }
        return Optional.of(new EvCertificateExchange(Get15118EVCertificateRequest.builder()
                .iso15118SchemaVersion(schemaVersion)
                .action(action)
                .exiRequest(encoded)
                .maximumContractCertificateChains(maximumChains)
                .prioritizedEMAIDs(prioritized)
                .build()));
    }

    /**
     * Returns the request to send, the same in each round.
     *
     * @return the request
     */
    public Get15118EVCertificateRequest request() {
        return request;
    }

    /** What to do with a response. */
    public sealed interface Round {
        /**
         * Pass it on to the vehicle.
         *
         * @param exi the message for the vehicle
         * @param again whether to send the request again for the next contract
         */
        @SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
        record Pass(byte[] exi, boolean again) implements Round {}

        /** Tell the vehicle that it failed. */
        record Failed() implements Round {}
    }

    /**
     * Sends the request until no contract remains, or a response is no good. A station that has to pass each one on before it asks for the
     * next uses {@link #take}.
     *
     * @param csms sends the request to the CSMS, and waits for the response
     * @return the messages for the vehicle, in order; empty if it failed at once
     */
    public List<byte[]> run(Function<Get15118EVCertificateRequest, Get15118EVCertificateResponse> csms) {
        List<byte[]> messages = new ArrayList<>();
        boolean again = true;
        while (again && take(csms.apply(request)) instanceof Round.Pass pass) {
            messages.add(pass.exi());
            again = pass.again();
        }
        return List.copyOf(messages);
    }

    /**
     * Takes a response.
     *
     * @param response the response of the CSMS
     * @return what to do; a number of remaining contracts that does not fall, or too many rounds, end the exchange
     */
    public Round take(Get15118EVCertificateResponse response) {
        rounds++;
        byte[] exi;
        try {
            exi = response.exiResponse().length() > MAX_RESPONSE
                    ? new byte[0]
                    : Base64.getDecoder().decode(response.exiResponse());
        } catch (IllegalArgumentException e) {
            return new Round.Failed();
        }
        if (response.status() != Iso15118EVCertificateStatusEnum.ACCEPTED || exi.length == 0) {
            return new Round.Failed();
        }
        int left = response.remainingContracts() == null ? 0 : response.remainingContracts();
        int most = request.maximumContractCertificateChains() == null ? 1 : request.maximumContractCertificateChains();
        boolean again = left > 0 && left < remaining && rounds < most;
        remaining = left;
        return new Round.Pass(exi, again);
    }
}
