package dev.ocppkit.tool.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerCurvePictureTest {
    private static final int CURVE = 0xFF1F5FAF;
    private static final int POINT = 0xFFC92A2A;

    @TempDir
    private Path folder;

    /** A second with a grid beyond all curves between two normal ones. */
    private static String input(String control) {
        return """
                {"ratings": {"maxW": 10000, "maxVar": 4400, "nominalVoltage": 230, "nominalFrequency": 60},
                 "controls": [{"isDefault": true, "controlId": "c", %s}],
                 "samples": [
                   {"at": "2026-01-15T12:00:00Z", "frequency": 60, "voltage": 230, "setpoint": -7000},
                   {"at": "2026-01-15T12:00:01Z", "frequency": 61.5, "voltage": 265, "setpoint": -7000},
                   {"at": "2026-01-15T12:00:02Z", "frequency": 57.5, "voltage": 120, "setpoint": -7000},
                   {"at": "2026-01-15T12:00:03Z", "frequency": 60, "voltage": 230, "setpoint": -7000}]}
                """.formatted(control);
    }

    private BufferedImage draw(String kind, String control) throws IOException {
        Path file = folder.resolve(kind + ".png");
        Cli.Result result = Cli.runWithInput(input(control), "der", "--plot", file.toString(), "--curve", kind);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return ImageIO.read(file.toFile());
    }

    private static boolean shows(BufferedImage image, int color) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == color) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "FreqWatt, PctMaxW, 60.2, 100, 61.2, 0",
        "VoltWatt, PctMaxW, 106, 100, 110, 0",
        "VoltVar, PctMaxVar, 98, 0, 102, -44",
        "WattVar, PctMaxVar, 50, 0, 100, -44",
        "WattPF, Not_Applicable, 50, 1, 100, 0.9",
        "HFMustTrip, Not_Applicable, 61, 300, 62, 1",
        "HFMayTrip, Not_Applicable, 61, 10, 62, 0.5",
        "LFMustTrip, Not_Applicable, 57, 1, 58.5, 300",
        "HVMustTrip, Not_Applicable, 110, 13, 120, 1",
        "HVMayTrip, Not_Applicable, 110, 12, 120, 0.5",
        "HVMomCess, Not_Applicable, 110, 1, 115, 0.2",
        "LVMustTrip, Not_Applicable, 50, 2, 70, 10",
        "LVMayTrip, Not_Applicable, 50, 0.5, 70, 5",
        "LVMomCess, Not_Applicable, 50, 1, 60, 2",
        "PowerMonitoringMustTrip, Not_Applicable, 1, 110, 10, 60"
    })
    void everyCurveIsDrawnWithItsPoints(String kind, String unit, String x1, String y1, String x2, String y2)
            throws IOException {
        String curve = """
                "controlType": "%s", "curve": {"priority": 1, "yUnit": "%s",
                 "curveData": [{"x": %s, "y": %s}, {"x": %s, "y": %s}]}""".formatted(kind, unit, x1, y1, x2, y2);
        BufferedImage image = draw(kind, curve);
        assertThat(shows(image, CURVE)).isTrue();
        assertThat(shows(image, POINT)).isTrue();
    }

    @Test
    void curveThatComesWithALimitIsDrawnToo() throws IOException {
        BufferedImage image = draw("LimitMaxDischarge", """
                "controlType": "LimitMaxDischarge", "limitMaxDischarge": {"priority": 1, "pctMaxDischargePower": 60,
                 "powerMonitoringMustTrip": {"priority": 1, "yUnit": "Not_Applicable",
                 "curveData": [{"x": 1, "y": 110}, {"x": 10, "y": 60}]}}""");
        assertThat(shows(image, CURVE)).isTrue();
        assertThat(shows(image, POINT)).isTrue();
    }
}
