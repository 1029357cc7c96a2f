using LlamaBatch.Execution;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class StepClockTests
{
    [Fact]
    public void A_process_that_does_not_get_the_core_is_seen()
    {
        Assert.InRange(ShareOf(TimeSpan.FromMilliseconds(150)), 0, CpuShare.Least);
    }

    [Fact]
    public void Too_short_a_time_is_not_judged() => Assert.Equal(double.NaN, ShareOf(TimeSpan.Zero));

    [Fact]
    public void What_happens_is_passed_on()
    {
        var observer = new Watched();
        var clock = new StepClock(observer);
        clock.Stepped(0, 2, default);
        clock.Measured("A", new Measurement(1, 2));
        clock.Noted("A sentence.");

        Assert.Equal(["step 0", "A", "A sentence."], observer.Seen);
        Assert.Equal("here", clock.CheckpointPath);
    }

    /// <summary>The core is lost while steps are timed: sleeping stands for waiting behind other programs.</summary>
    private static double ShareOf(TimeSpan lost)
    {
        var clock = new StepClock(new Watched());
        for (int step = 0; step < 20; step++)
        {
            if (step == 10)
            {
                Thread.Sleep(lost);
            }

            clock.Stepped(step, 20, default);
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
