package dev.ocppkit.rpc.validation;

import java.util.Arrays;
import java.util.List;

/** Compares JSON pointers with patterns. Pure. */
final class Pointers {
    private Pointers() {}

    static boolean matches(String pattern, String pointer) {
        List<String> wanted = segments(pattern);
        List<String> given = segments(pointer);
        if (!wanted.isEmpty() && wanted.get(0).equals("**")) {
            wanted = wanted.subList(1, wanted.size());
            if (given.size() < wanted.size()) {
                return false;
            }
            given = given.subList(given.size() - wanted.size(), given.size());
        }
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.asList(pointer.substring(1).split("/", -1));
    }
}
