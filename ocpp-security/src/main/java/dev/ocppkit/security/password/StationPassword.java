package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The password of a charging station: SecurityCtrlr.BasicAuthPassword, write-only. Safe for use by several threads.
 *
 * <p>After a change answer the request, then connect again with the new password.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.02, A01.FR.11, A01.FR.12.
 */
public final class StationPassword {
    private final PasswordRules rules;
    private final Consumer<Secret> storage;
    private final Runnable changed;

    /**
     * Makes the variable.
     *
     * @param rules what is allowed
     * @param storage keeps the octets of a new password safe; is called before the change is accepted
     * @param changed raises the event ReconfigurationOfSecurityParameters, without the value
     */
    public StationPassword(PasswordRules rules, Consumer<Secret> storage, Runnable changed) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.storage = Objects.requireNonNull(storage, "storage");
        this.changed = Objects.requireNonNull(changed, "changed");
    }

    /**
     * Sets the password.
     *
     * @param value the value of SetVariablesRequest
     * @return what is wrong with it; empty if it was stored, then the answer is Accepted
     */
    public synchronized Optional<PasswordRules.Problem> set(String value) {
        Optional<PasswordRules.Problem> problem = rules.check(value);
        if (problem.isPresent()) {
            return problem;
        }
        Optional<Secret> octets = rules.octets(value);
        if (octets.isEmpty()) {
            return Optional.of(PasswordRules.Problem.CHARACTER);
        }
        storage.accept(octets.get());
        changed.run();
        return Optional.empty();
    }
}
