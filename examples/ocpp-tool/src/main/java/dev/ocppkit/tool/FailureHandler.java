package dev.ocppkit.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line and the exit status 2. */
final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        command.getOut().flush();
        command.getErr().println("ocpp-tool: " + reason(failure));
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + fileReason(file);
        }
        if (failure instanceof IOException) {
            return failure.getMessage() == null ? "input or output failed" : failure.getMessage();
        }
        return "unexpected failure (" + failure.getClass().getSimpleName() + ")";
    }

    private static String fileReason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission to read it";
        }
        return failure.getReason() == null ? "cannot be read" : failure.getReason();
    }
}
