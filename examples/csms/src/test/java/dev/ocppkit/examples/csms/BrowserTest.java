package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.OcppClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The dashboard in a real browser, if there is one. */
@EnabledIf("hasBrowser")
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String ATTACK = "<img src=x onerror=hacked=1>";

    @TempDir
    private static Path profile;

    private static TestCsms csms;
    private static OcppClient station;
    private static ChromeDriver browser;
    private static final AtomicReference<UpdateDynamicScheduleRequest> UPDATE = new AtomicReference<>();

    static boolean hasBrowser() {
        boolean found = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!found) {
            System.out.println("BrowserTest did NOT run: " + CHROMIUM + " and " + DRIVER + " are not both there.");
        }
        return found;
    }

    @BeforeAll
    static void start() throws Exception {
        csms = new TestCsms("mem", "none");
        station = csms.station("CS-1", OcppVersion.V2_1);
        station.on(
                TriggerMessageRequest.class,
                (request, context) -> TriggerMessageResponse.of(TriggerMessageStatusEnum.ACCEPTED));
        station.on(
                SetChargingProfileRequest.class,
                (request, context) -> SetChargingProfileResponse.of(ChargingProfileStatusEnum.ACCEPTED));
        station.on(UpdateDynamicScheduleRequest.class, (request, context) -> {
            UPDATE.set(request);
            return UpdateDynamicScheduleResponse.of(ChargingProfileStatusEnum.ACCEPTED);
        });
        station.on(GetCompositeScheduleRequest.class, (request, context) -> schedule(request.duration()));
        TestCsms.connected(station);
        station.call(Events.boot("Wallbox " + ATTACK.substring(0, 12))).join();
        station.call(StatusNotificationRequest.builder()
                        .timestamp(Instant.now())
                        .connectorStatus(ConnectorStatusEnum.OCCUPIED)
                        .evseId(1)
                        .connectorId(1)
                        .build())
                .join();
        for (int seqNo = 0; seqNo < 30; seqNo++) {
            var type = seqNo == 0 ? TransactionEventEnum.STARTED : TransactionEventEnum.UPDATED;
            station.call(Events.of(ATTACK, seqNo, type)).join();
        }
        station.call(DataTransferRequest.builder().vendorId(ATTACK).data(ATTACK).build())
                .join();

        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        browser = new ChromeDriver(service, options);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        station.close();
        csms.close();
    }

    private static GetCompositeScheduleResponse schedule(int duration) {
        return GetCompositeScheduleResponse.builder()
                .status(GenericStatusEnum.ACCEPTED)
                .schedule(CompositeSchedule.builder()
                        .evseId(1)
                        .duration(duration)
                        .scheduleStart(Instant.parse("2026-11-22T12:00:00Z"))
                        .chargingRateUnit(ChargingRateUnitEnum.W)
                        .chargingSchedulePeriod(List.of(period(0, 11_000), period(3_600, 4_200), period(10_800, 7_400)))
                        .build())
                .build();
    }

    private static ChargingSchedulePeriod period(int start, int limit) {
        return ChargingSchedulePeriod.builder().startPeriod(start).limit(limit).build();
    }

    private static void open(String page) {
        browser.get("http://127.0.0.1:" + csms.csms.httpPort() + "/#" + page + "/CS-1");
        browser.navigate().refresh();
        see("main h2");
    }

    private static WebElement see(String selector) {
        // The page may be drawn anew at any time.
        var patience =
                new WebDriverWait(browser, Duration.ofSeconds(15)).ignoring(StaleElementReferenceException.class);
        return patience.until(now -> {
            List<WebElement> found = now.findElements(By.cssSelector(selector));
            return found.isEmpty() || !found.get(0).isDisplayed() ? null : found.get(0);
        });
    }

    private static void seeText(String selector, String text) {
        new WebDriverWait(browser, Duration.ofSeconds(15))
                .ignoring(StaleElementReferenceException.class)
                .until(now -> now.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(one -> one.getText().contains(text)));
    }

    /** Pictures of both widths; nothing may stick out at the side, and nothing that a station said may run. */
    private static void picture(String name) throws Exception {
        for (int width : List.of(1280, 390)) {
            var metrics = java.util.Map.<String, Object>of(
                    "width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500);
            browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
            JavascriptExecutor page = browser;
            new WebDriverWait(browser, Duration.ofSeconds(5)).until(now ->
                    (Boolean) page.executeScript("return document.documentElement.scrollWidth <= innerWidth"));
            Files.write(PICTURES.resolve(name + "-" + width + ".png"), browser.getScreenshotAs(OutputType.BYTES));
            assertThat(page.executeScript("return window.hacked")).isNull();
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", java.util.Map.of());
    }

    @Test
    void stationsAreShownLive() throws Exception {
        open("stations");
        seeText(".badge", "1.1 Occupied");
        seeText("main", "<img src=x");
        picture("stations");

        OcppClient other = TestCsms.connected(csms.station("CS-LATER", OcppVersion.V2_0_1));

        seeText("h3", "CS-LATER");
        other.close();
    }

    @Test
    void aTransactionHasAPowerChart() throws Exception {
        open("transactions");
        see(".uplot canvas");
        seeText("td", "<img src=x");
        picture("transactions");
    }

    @Test
    void aCompositeScheduleIsDrawn() throws Exception {
        open("schedule");
        see(".uplot canvas");
        picture("schedule");
    }

    @Test
    void framesAreDecodedAndBrokenOnesAreRed() throws Exception {
        // The library sends nothing invalid, so a client of its own does.
        var socket = java.net.http.HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("ocpp2.1")
                .buildAsync(java.net.URI.create(csms.ocpp() + "/CS-BROKEN"), new java.net.http.WebSocket.Listener() {})
                .join();
        socket.sendText("[2,\"1\",\"BootNotification\",{\"reason\":\"" + ATTACK + "\"}]", true)
                .join();
        browser.get("http://127.0.0.1:" + csms.csms.httpPort() + "/#frames/CS-BROKEN");
        browser.navigate().refresh();
        seeText(".frame.broken ul.violations, .frame.broken summary", "BootNotification");
        browser.findElements(By.cssSelector("details.frame summary")).forEach(WebElement::click);
        seeText("ul.violations", "/chargingStation is required and missing.");
        picture("frames");
        socket.abort();
    }

    @Test
    void anyMessageIsSentFromAForm() throws Exception {
        open("send");
        new Select(see("#action")).selectByVisibleText("TriggerMessage");
        see("[data-add=evse]").click();
        see("[data-name=evse] input");
        see("#send").click();
        seeText("#result .badge", "replied");
        seeText("#result pre", "Accepted");
        picture("send");
    }

    @Test
    void theSetpointSliderMovesPower() throws Exception {
        open("v2x");
        see("#install").click();
        seeText("#result .badge", "Accepted");
        see("#setpoint").sendKeys(Keys.ARROW_LEFT);
        new WebDriverWait(browser, Duration.ofSeconds(15)).until(now -> UPDATE.get() != null);
        assertThat(UPDATE.get().scheduleUpdate().setpoint()).isEqualByComparingTo("-100");
        see(".uplot canvas");
        picture("v2x");
    }
}
