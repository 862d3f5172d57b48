package dev.ocppkit.rpc.signing;

import dev.ocppkit.model.Action;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is demanded of incoming messages. Signed ones are always unwrapped and handled like any other; their protected header
 * must name the action and type of the frame, or they are refused with SecurityError.
 *
 * <p>Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 4, 7.2.
 */
public final class Signatures {
    private static final Signatures EXTRACT = new Signatures(Optional.empty(), action -> false);

    private final Optional<SignatureVerifier> verifier;
    private final Predicate<Action> required;

    private Signatures(Optional<SignatureVerifier> verifier, Predicate<Action> required) {
        this.verifier = verifier;
        this.required = required;
    }

    /**
     * Does not check signatures. This is the default.
     *
     * @return the demand
     */
    public static Signatures extract() {
        return EXTRACT;
    }

    /**
     * Checks signatures where there are any.
     *
     * @param verifier decides about them
     * @return the demand
     */
    public static Signatures verify(SignatureVerifier verifier) {
        return require(verifier, action -> false);
    }

    /**
     * Demands a signature on requests, their responses and messages without answer, and checks all signatures.
     *
     * @param verifier decides about them
     * @param actions the actions that must be signed; {@code action -> true} for all
     * @return the demand
     */
    public static Signatures require(SignatureVerifier verifier, Predicate<Action> actions) {
        return new Signatures(
                Optional.of(Objects.requireNonNull(verifier, "verifier")), Objects.requireNonNull(actions, "actions"));
    }

    /**
     * Returns what decides about signatures.
     *
     * @return the verifier, or empty if they are not checked
     */
    public Optional<SignatureVerifier> verifier() {
        return verifier;
    }

    /**
     * Returns whether messages of an action must be signed.
     *
     * @param action the action
     * @return whether they must
     */
    public boolean requires(Action action) {
        return required.test(action);
    }
}
