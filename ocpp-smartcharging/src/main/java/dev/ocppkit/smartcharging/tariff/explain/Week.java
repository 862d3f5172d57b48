package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.smartcharging.tariff.internal.Calendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the table of a week. */
final class Week {

    /** A Monday that stands for any: elements with dates do not count then. */
    private static final LocalDate ANY_MONDAY = LocalDate.of(2024, 1, 1);

    private final String currency;
    private final boolean anyWeek;
    private final LocalDate monday;
    private final ExplanationLanguage language;

    Week(String currency, @Nullable LocalDate week, ExplanationLanguage language) {
        this.language = language;
        this.currency = currency;
        this.anyWeek = week == null;
        this.monday = week == null ? ANY_MONDAY : week.with(DayOfWeek.MONDAY);
    }

    WeekTable table(List<Component> components) {
        List<WeekTable.Row> rows = new ArrayList<>();
        List<Integer> minutes = minutes(components);
        for (DayOfWeek day : DayOfWeek.values()) {
            addDay(rows, day, minutes, components);
        }
        return new WeekTable(language, rows);
    }

    private static List<Integer> minutes(List<Component> components) {
        TreeSet<Integer> minutes = new TreeSet<>(List.of(0, Calendar.DAY));
        for (Component component : components) {
            for (Component.Element element : component.elements()) {
                Calendar calendar = element.calendar();
                if (calendar != null) {
                    minutes.add(calendar.from());
                    minutes.add(calendar.to());
                }
            }
        }
        return List.copyOf(minutes);
    }

    private void addDay(List<WeekTable.Row> rows, DayOfWeek day, List<Integer> minutes, List<Component> components) {
        for (int i = 0; i + 1 < minutes.size(); i++) {
            WeekTable.Row row = row(day, minutes.get(i), minutes.get(i + 1), components);
            WeekTable.Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null && last.day() == day && samePrices(last, row)) {
                rows.set(
                        rows.size() - 1,
                        new WeekTable.Row(
                                day,
                                last.fromMinute(),
                                row.toMinute(),
                                row.energy(),
                                row.chargingTime(),
                                row.idleTime()));
            } else {
                rows.add(row);
            }
        }
    }

    private static boolean samePrices(WeekTable.Row one, WeekTable.Row other) {
        return one.energy().equals(other.energy())
                && one.chargingTime().equals(other.chargingTime())
                && one.idleTime().equals(other.idleTime());
    }

    private WeekTable.Row row(DayOfWeek day, int from, int to, List<Component> components) {
        return new WeekTable.Row(
                day,
                from,
                to,
                cell(components, Component.Kind.ENERGY, day, from),
                cell(components, Component.Kind.CHARGING, day, from),
                cell(components, Component.Kind.IDLE, day, from));
    }

    private String cell(List<Component> components, Component.Kind kind, DayOfWeek day, int minute) {
        return components.stream()
                .filter(component -> component.kind() == kind)
                .map(component -> cell(component, day, minute))
                .findAny()
                .orElse("");
    }

    private String cell(Component component, DayOfWeek day, int minute) {
        List<String> prices = new ArrayList<>();
        long epochDay = monday.toEpochDay() + day.getValue() - 1;
        for (Component.Element element : component.elements()) {
            Calendar calendar = element.calendar();
            boolean holds = calendar == null || (calendar.holds(epochDay, minute) && !(anyWeek && calendar.hasDates()));
            if (!holds) {
                continue;
            }
            String price = Money.both(element.price(), component.taxFactor(), currency, "", language.words());
            if (element.others().isEmpty()) {
                prices.add(price);
                return String.join(language.words().orElse(), prices);
            }
            prices.add(price + " " + String.join(", ", element.others()));
        }
        prices.add(language.words().free());
        return String.join(language.words().orElse(), prices);
    }
}
