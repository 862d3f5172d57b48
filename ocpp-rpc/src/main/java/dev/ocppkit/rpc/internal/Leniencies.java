package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.Extras;
import java.util.List;

/**
 * What was accepted of a message although it breaks rules.
 *
 * @param violations the broken rules
 * @param extras what its record has no place for
 */
record Leniencies(List<Violation> violations, Extras extras) {
    static final Leniencies NONE = new Leniencies(List.of(), Extras.none());
}
