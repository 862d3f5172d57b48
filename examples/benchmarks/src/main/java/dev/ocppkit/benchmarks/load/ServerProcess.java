package dev.ocppkit.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, and what it uses. */
final class ServerProcess implements AutoCloseable {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server on a free port; on one processor where the system has a program for that. */
    static ServerProcess start(Class<?> main, List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "-c", "0"));
        }
        command.add(tool("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), main.getName(), "0"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = reader(process).readLine();
        if (line == null) {
            throw new IOException(main.getSimpleName() + " did not start");
        }
        return new ServerProcess(process, Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Duration cpuTime() {
        return cpuTime(process.pid());
    }

    /** Returns the processor time that a process has used so far. */
    static Duration cpuTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalArgumentException("No such process: " + pid));
    }

    /** Returns the bytes that live objects take, after a full collection. */
    long liveHeapBytes() throws IOException {
        Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(pid()), "GC.class_histogram").start();
        String total = reader(jcmd)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd gave no histogram"));
        String bytes = total.strip();
        return Long.parseLong(bytes.substring(bytes.lastIndexOf(' ') + 1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
