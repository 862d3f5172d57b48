package dev.ocppkit.smartcharging.tariff.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows at its end without copying what it has.
 *
 * @param <T> type of the elements
 * @param last the element added last
 * @param before the elements before it, null for none
 */
record Chain<T>(T last, @Nullable Chain<T> before) {

    static <T> List<T> toList(@Nullable Chain<T> chain) {
        List<T> list = new ArrayList<>();
        for (Chain<T> each = chain; each != null; each = each.before) {
            list.add(each.last);
        }
        Collections.reverse(list);
        return list;
    }
}
