using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public class FailureTests
{
    [Fact]
    public void A_killed_worker_is_named_with_its_signal() =>
        Assert.Equal("The worker was ended by signal 9 (SIGKILL: somebody ended it, or memory ran out).", Failure.Sentence(137, []));

    [Fact]
    public void The_last_words_are_no_stack_trace() =>
        Assert.Equal(
            "The worker ended with exit code 1. Its last words: \"Unhandled exception. System.Exception: Boom\".",
            Failure.Sentence(1, ["something else", "Unhandled exception. System.Exception: Boom", "   at Program.Main()"]));

    [Fact]
    public void The_innermost_exception_speaks_and_nothing_steers_the_terminal() =>
        Assert.Equal("No libtorch here", Failure.Sentence(new TypeInitializationException("X", new DllNotFoundException("No libtorch\n\u001bhere"))));
}
