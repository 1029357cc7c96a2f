using System.CodeDom.Compiler;
using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class FailureTests
{
    [Fact]
    public void A_killed_worker_is_named_with_its_signal() =>
        Assert.Equal(
            "The worker was killed by signal 9 (SIGKILL, by another program or for lack of memory).",
            Said(Failure.From(137, [], memoryRanOut: false)));

    [Fact]
    public void The_last_line_of_stderr_is_no_stack_trace() =>
        Assert.Equal(
            "The worker exited with code 1. Last line of stderr: \"Unhandled exception. System.Exception: Boom\".",
            Said(Failure.From(
                1,
                ["something else", "Unhandled exception. System.Exception: Boom", "   at Program.Main()"],
                memoryRanOut: false)));

    [Theory]
    [InlineData(137, "", false, Outcome.Killed)]
    [InlineData(137, "", true, Outcome.OutOfMemory)]
    [InlineData(143, "", true, Outcome.Killed)]
    [InlineData(139, "", true, Outcome.Crashed)]
    [InlineData(134, "Out of memory.", false, Outcome.OutOfMemory)]
    [InlineData(134, "terminate called after throwing an instance of 'std::bad_alloc'", false, Outcome.OutOfMemory)]
    [InlineData(134, "Unhandled exception. System.Exception: Boom", false, Outcome.Crashed)]
    [InlineData(1, "", false, Outcome.Crashed)]
    public void How_a_worker_ended_is_named(int exitCode, string lastWords, bool memoryRanOut, Outcome outcome)
    {
        Assert.Equal(outcome, Failure.OutcomeOf(exitCode, [lastWords], memoryRanOut));
        Assert.Equal(exitCode == 137 && memoryRanOut, Failure.From(exitCode, [], memoryRanOut) is WorkerSignaled { MemoryRanOut: true });
    }

    [Fact]
    public void A_failed_allocation_of_libtorch_is_a_shortage_of_memory()
    {
        var failed = new InvalidOperationException(
            "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes.");

        Assert.Equal(Outcome.OutOfMemory, Failure.OutcomeOf(failed));
        Assert.IsType<AllocationFailed>(Failure.From(failed));
    }

    [Fact]
    public void A_full_disk_has_a_remedy() =>
        Assert.Equal(
            "The disk is full (No space left on device : '/data/x'). Free some space and run again; finished trials are kept.",
            Said(Failure.From(new IOException("No space left on device : '/data/x'", 28))));

    [Fact]
    public void A_folder_that_cannot_be_written_to_has_a_remedy()
    {
        const string remedy = "Grant write permission, or choose another folder with --folder, and run again; finished trials are kept.";

        Assert.Equal(
            $"A file cannot be written (Read-only file system : '/data/x'). {remedy}",
            Said(Failure.From(new IOException("Read-only file system : '/data/x'", 30))));
        Assert.Equal(
            $"A file cannot be written (Access to the path '/data/x' is denied). {remedy}", Said(
                Failure.From(new UnauthorizedAccessException("Access to the path '/data/x' is denied."))));
    }

    [Fact]
    public void The_innermost_exception_speaks_and_nothing_steers_the_terminal() =>
        Assert.Equal(
            "No libtorch here",
            Said(Failure.From(new TypeInitializationException("X", new DllNotFoundException("No libtorch\n\u001bhere")))));

    [Fact]
    public void An_exception_of_own_code_names_the_method_that_the_author_wrote_and_not_generated_code() =>
        Assert.Equal(
            [
                "Perplexity.Measure threw DivideByZeroException: Attempted to divide by zero.",
                "Perplexity.Margin threw KeyNotFoundException.",
                "Attempted to divide by zero.",
            ],
            ((Action?[])[Perplexity.Measure, () => _ = Perplexity.Margin, null]).Select(Pipeline.FailureOf).Select(Failure.From)
                .Select(Said));

    private static class Perplexity
    {
        public static double Margin => throw new KeyNotFoundException("");

        public static void Measure() => _ = 1 / Pipeline.Zero;
    }

    /// <summary>As our generator marks what it writes.</summary>
    [GeneratedCode("LlamaBatch.Generators", null)]
    private static class Pipeline
    {
        public static int Zero { get; } = int.Parse("0", CultureInfo.InvariantCulture);

        public static Exception FailureOf(Action? own)
        {
            try
            {
                own?.Invoke();
                return new InvalidOperationException($"{1 / Zero}");
            }
            catch (Exception failure)
            {
                return failure;
            }
        }
    }

    private static string Said(AttemptFailure failure) => KnownLanguages.English.Say(failure).ToString();
}
