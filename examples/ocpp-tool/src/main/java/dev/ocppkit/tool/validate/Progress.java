package dev.ocppkit.tool.validate;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for a person who waits for a large file. */
final class Progress implements AutoCloseable {
    private static final long WORTH_A_BAR = 16L << 20;
    private static final long MEBIBYTE = 1L << 20;
    /** Given, so that nobody asks the terminal for it. */
    private static final int WIDTH = 79;

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Returns a bar, or one that does nothing if the input is small or nobody sees the bar. */
    static Progress of(long bytes) {
        return bytes >= WORTH_A_BAR && isTerminal() ? shown(bytes, System.err) : hidden();
    }

    static Progress hidden() {
        return new Progress(null);
    }

    static Progress shown(long bytes, PrintStream target) {
        return new Progress(new ProgressBarBuilder()
                .setTaskName("validate")
                .setInitialMax(bytes)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(target, WIDTH))
                .build());
    }

    void to(long bytesRead) {
        if (bar != null) {
            bar.stepTo(bytesRead);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Java knows of the standard output only; Linux tells about the standard error. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return isConsole();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // newer versions are asked
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before Java 22 there is a console only if there is a terminal.
            return true;
        }
    }
}
