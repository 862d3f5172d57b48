package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.util.Arrays;

/** Net and gross amounts by part, in sixtieths of the currency; immutable. */
final class Amounts {

    static final Amounts ZERO = new Amounts(zeros(), zeros());

    private final BigDecimal[] excl;
    private final BigDecimal[] incl;
    private final BigDecimal totalExcl;
    private final BigDecimal totalIncl;

    private Amounts(BigDecimal[] excl, BigDecimal[] incl) {
        this.excl = excl;
        this.incl = incl;
        this.totalExcl = sum(excl);
        this.totalIncl = sum(incl);
    }

    BigDecimal excl(CostPart part) {
        return excl[part.index()];
    }

    BigDecimal incl(CostPart part) {
        return incl[part.index()];
    }

    BigDecimal totalExcl() {
        return totalExcl;
    }

    BigDecimal totalIncl() {
        return totalIncl;
    }

    Amounts plus(CostPart part, BigDecimal net, BigDecimal gross) {
        BigDecimal[] nets = excl.clone();
        BigDecimal[] grosses = incl.clone();
        nets[part.index()] = nets[part.index()].add(net);
        grosses[part.index()] = grosses[part.index()].add(gross);
        return new Amounts(nets, grosses);
    }

    /** Adds what a segment has accrued. */
    Amounts plus(Segment segment, Usage until) {
        BigDecimal[] nets = excl.clone();
        BigDecimal[] grosses = incl.clone();
        for (int i = 0; i < CostPart.ACCRUING; i++) {
            BigDecimal net = segment.rate(i).multiply(segment.used(i, until));
            nets[i] = nets[i].add(net);
            grosses[i] = grosses[i].add(net.multiply(segment.factor(i)));
        }
        return new Amounts(nets, grosses);
    }

    /** Gives the amounts on the straight way to others. */
    Amounts towards(Amounts end, BigDecimal share) {
        BigDecimal[] nets = new BigDecimal[CostPart.COUNT];
        BigDecimal[] grosses = new BigDecimal[CostPart.COUNT];
        for (int i = 0; i < CostPart.COUNT; i++) {
            nets[i] = excl[i].add(end.excl[i].subtract(excl[i]).multiply(share));
            grosses[i] = incl[i].add(end.incl[i].subtract(incl[i]).multiply(share));
        }
        return new Amounts(nets, grosses);
    }

    private static BigDecimal sum(BigDecimal[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum;
    }

    private static BigDecimal[] zeros() {
        BigDecimal[] zeros = new BigDecimal[CostPart.COUNT];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
