package dev.ocppkit.tool.energy;

import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads numbers that must be there. */
final class Numbers {
    private Numbers() {}

    static BigDecimal required(Members members, String name) throws InputException {
        BigDecimal value = members.number(name);
        if (value == null) {
            throw members.wrong(name, "is required and missing");
        }
        return value;
    }

    static BigDecimal orElse(Members members, String name, BigDecimal otherwise) throws InputException {
        BigDecimal value = members.number(name);
        return value == null ? otherwise : value;
    }

    static List<BigDecimal> list(Members members, String name) throws InputException {
        JsonNode array = members.node(name);
        if (!array.isArray() || array.isEmpty()) {
            throw members.wrong(name, "is not an array of numbers");
        }
        List<BigDecimal> values = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isNumber()) {
                throw members.wrong(name + "/" + values.size(), "is not a number");
            }
            values.add(item.decimalValue());
        }
        return values;
    }
}
