package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the version of a connection. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1.2, 3.2 and 3.3.
 */
final class Negotiation {
    private Negotiation() {}

    /**
     * Chooses the version that the client prefers among those that we speak.
     *
     * @param protocolHeaders the values of all Sec-WebSocket-Protocol headers, in order; each may list several tokens
     * @param spoken the versions that we speak
     * @return the version, or empty if there is no common one
     */
    static Optional<OcppVersion> choose(List<String> protocolHeaders, Collection<OcppVersion> spoken) {
        return choose(protocolHeaders, spoken, List.of()).flatMap(OcppVersion::fromSubprotocol);
    }

    /**
     * Chooses the subprotocol that the client prefers among those that somebody speaks.
     *
     * @param protocolHeaders the values of all Sec-WebSocket-Protocol headers, in order; each may list several tokens
     * @param spoken the versions that we speak
     * @param others the tokens that somebody else speaks
     * @return the token, or empty if there is no common one
     */
    static Optional<String> choose(
            List<String> protocolHeaders, Collection<OcppVersion> spoken, Collection<String> others) {
        return tokens(protocolHeaders)
                .filter(token -> others.contains(token)
                        || OcppVersion.fromSubprotocol(token)
                                .filter(spoken::contains)
                                .isPresent())
                .findFirst();
    }

    /**
     * Returns the versions that a client offers, of those that may be spoken.
     *
     * @param protocolHeaders the values of all Sec-WebSocket-Protocol headers, in order; each may list several tokens
     * @param spoken the versions that may be spoken
     * @return the versions, the preferred one first, each once
     */
    static List<OcppVersion> offered(List<String> protocolHeaders, Collection<OcppVersion> spoken) {
        return tokens(protocolHeaders)
                .flatMap(token -> OcppVersion.fromSubprotocol(token).stream())
                .filter(spoken::contains)
                .distinct()
                .toList();
    }

    private static Stream<String> tokens(List<String> protocolHeaders) {
        return protocolHeaders.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(Negotiation::trim);
    }

    /** Removes what HTTP allows around a token: spaces and tabs, and nothing else. */
    private static String trim(String token) {
        int from = 0;
        int to = token.length();
        while (from < to && isBlank(token.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(token.charAt(to - 1))) {
            to--;
        }
        return token.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Judges what a server chose.
     *
     * @param subprotocol the token of its answer, or an empty text
     * @param offered the versions that were offered
     * @return the version, or empty if it is none of them
     */
    static Optional<OcppVersion> check(String subprotocol, Collection<OcppVersion> offered) {
        return OcppVersion.fromSubprotocol(subprotocol).filter(offered::contains);
    }
}
