package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the driver takes home. */
final class Receipt {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Evening.ZONE);

    private Receipt() {}

    static String of(String reference, CostDetails details, BigDecimal settled) {
        StringBuilder text = new StringBuilder("Receipt for " + reference + "\n");
        List<ChargingPeriod> periods = details.chargingPeriods();
        for (ChargingPeriod period : periods == null ? List.<ChargingPeriod>of() : periods) {
            text.append("  from ").append(TIME.format(period.startPeriod()));
            List<CostDimension> dimensions = period.dimensions();
            for (CostDimension dimension : dimensions == null ? List.<CostDimension>of() : dimensions) {
                if (dimension.type() == CostDimensionEnum.ENERGY) {
                    text.append("  ").append(kiloWattHours(dimension.volume()));
                }
            }
            text.append('\n');
        }
        TotalCost cost = details.totalCost();
        BigDecimal net = row(text, "energy", cost.energy()).add(row(text, "start", cost.fixed()));
        // What is paid less what was printed, so that the receipt adds up to the cent.
        return text.append(row("tax", settled.subtract(net)))
                .append(row("paid", settled))
                .toString();
    }

    private static BigDecimal row(StringBuilder text, String name, @Nullable Price price) {
        BigDecimal net = price == null ? null : price.exclTax();
        if (net == null) {
            return BigDecimal.ZERO;
        }
        text.append(row(name, net));
        return net.setScale(2, RoundingMode.HALF_UP);
    }

    private static String row(String name, BigDecimal amount) {
        return String.format(Locale.ROOT, "  %-8s %12s\n", name, money(amount));
    }

    static void save(String text, Path file) throws IOException {
        Files.writeString(file, text);
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " EUR";
    }

    static String kiloWattHours(BigDecimal wattHours) {
        return wattHours.movePointLeft(3).setScale(3, RoundingMode.HALF_UP).toPlainString() + " kWh";
    }
}
