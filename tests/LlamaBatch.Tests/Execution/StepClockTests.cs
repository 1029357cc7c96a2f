using LlamaBatch.Execution;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class StepClockTests
{
    /// <summary>The first tenth of the steps is not timed, and the share is what the process had of the wall time of the others.</summary>
    [Fact]
    public void A_process_that_does_not_get_the_core_is_seen()
    {
        Assert.Equal(0.8, ShareOf(processor: 40, wall: 50), 12);
        Assert.Equal(1, ShareOf(processor: 50, wall: 50), 12);
    }

    [Fact]
    public void Too_short_a_time_is_not_judged() => Assert.Equal(double.NaN, ShareOf(processor: 1, wall: 2));

    [Fact]
    public void The_clocks_of_this_process_go_forward()
    {
        ProcessTimes before = ProcessTimes.Now();
        for (long turn = 0; turn < 50_000_000 && ProcessTimes.Now().Processor == before.Processor; turn++)
        {
        }

        ProcessTimes after = ProcessTimes.Now();
        Assert.True(after.Processor > before.Processor);
        Assert.True(after.Wall > before.Wall);
    }

    [Fact]
    public void What_happens_is_passed_on()
    {
        var observer = new Watched();
        var clock = new StepClock(observer, ProcessTimes.Now);
        clock.Stepped(0, 2, default);
        clock.Measured("A", new Measurement(1, 2));
        clock.Noted("A sentence.");

        Assert.Equal(["step 0", "A", "A sentence."], observer.Seen);
        Assert.Equal("here", clock.CheckpointPath);
    }

    /// <summary>Twenty steps that each take so many milliseconds of processor and of wall time, after two that get no core at all.</summary>
    private static double ShareOf(int processor, int wall)
    {
        int began = 0;
        var clock = new StepClock(
            new Watched(),
            () => new ProcessTimes(TimeSpan.FromMilliseconds(processor * Math.Max(0, began - 2)), TimeSpan.FromMilliseconds(wall * began)));
        for (int step = 0; step < 20; step++)
        {
            clock.Stepped(step, 20, default);
            began++;
        }

        return clock.CpuShare;
    }

    private sealed class Watched : ITrialObserver
    {
        public List<string> Seen { get; } = [];

        public string CheckpointPath => "here";

        public bool CheckpointIsDue => false;

        public bool MustStop => false;

        public void Stepped(int step, int steps, StepOutcome outcome) => Seen.Add($"step {step}");

        public void Measured(string metric, Measurement measurement) => Seen.Add(metric);

        public void Noted(string sentence) => Seen.Add(sentence);
    }
}
