using LlamaBatch.Execution;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class CostWatchTests
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

    /// <summary>After training the buffers are gone, and the kernel remembers their size only roughly.</summary>
    [Fact]
    public void Memory_is_read_at_the_last_step()
    {
        long size = 0;
        var watch = new CostWatch(new Watched(), new double[20], ProcessTimes.Now, () => 1, () => size);
        for (int step = 0; step < 20; step++)
        {
            size += 10;
            Assert.Null(watch.PeakBytes);
            watch.Stepped(step, 20, default);
        }

        Assert.Equal(200, watch.PeakBytes);
    }

    /// <summary>A neighbour may come or go between the two.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 3)]
    public void The_machine_is_as_fast_as_at_the_slower_edge_of_the_timed_steps(double before, double after)
    {
        var speeds = new Queue<double>([before, after]);
        var watch = new CostWatch(new Watched(), new double[20], ProcessTimes.Now, speeds.Dequeue, () => 0);
        for (int step = 0; step < 20; step++)
        {
            watch.Stepped(step, 20, default);
        }

        Assert.Equal(2, watch.ReferenceSpeed);
        Assert.Empty(speeds);
    }

    [Fact]
    public void The_reference_computation_has_a_speed() => Assert.InRange(new ReferenceLoop().Speed(), 1e7, 1e13);

    [Fact]
    public void The_median_step_leaves_out_the_first_steps()
        => Assert.Equal(11, Timed(20, step => step < 2 ? 100 : step).MedianStepSeconds);

    /// <summary>Steps of 100 to 109 that a disturbance makes 20 % slower for more than half of the run.</summary>
    [Fact]
    public void Steps_that_were_slower_for_a_while_are_seen()
    {
        Assert.InRange(Timed(100, step => 100 + (step % 10)).StepSpread, 1, StepSpread.Most);
        Assert.InRange(Timed(100, step => (step < 40 ? 1 : 1.2) * (100 + (step % 10))).StepSpread, StepSpread.Most, 1.2);
    }

    [Fact]
    public void What_happens_is_passed_on()
    {
        var observer = new Watched();
        var watch = new CostWatch(observer, new double[2], ProcessTimes.Now, () => 1, () => 0);
        watch.Stepped(0, 2, default);
        watch.Measured("A", new Measurement(1, 2));
        watch.Noted(new OtherVectorWidth("a.checkpoint", 256, 512, 3));

        Assert.Equal(["step 0", "A", "OtherVectorWidth"], observer.Seen);
        Assert.Equal("here", watch.CheckpointPath);
    }

    /// <summary>
    /// Twenty steps that each take so many milliseconds of processor and of wall time, after two that get no core at all.
    /// </summary>
    private static double ShareOf(int processor, int wall)
    {
        int began = 0;
        var watch = new CostWatch(
            new Watched(),
            new double[20],
            () => new ProcessTimes(TimeSpan.FromMilliseconds(processor * Math.Max(0, began - 2)), TimeSpan.FromMilliseconds(wall * began)),
            () => 1,
            () => 0);
        for (int step = 0; step < 20; step++)
        {
            watch.Stepped(step, 20, default);
            began++;
        }

        return watch.CpuShare;
    }

    private static CostWatch Timed(int steps, Func<int, double> seconds)
    {
        var watch = new CostWatch(new Watched(), new double[steps], ProcessTimes.Now, () => 1, () => 0);
        for (int step = 0; step < steps; step++)
        {
            watch.Stepped(step, steps, new StepOutcome(3, 1, seconds(step)));
        }

        return watch;
    }

    internal sealed class Watched : ITrialObserver
    {
        public List<string> Seen { get; } = [];

        public string CheckpointPath => "here";

        public bool CheckpointIsDue => false;

        public bool MustStop => false;

        public void Stepped(int step, int steps, StepOutcome outcome) => Seen.Add($"step {step}");

        public void Measured(string metric, Measurement measurement) => Seen.Add(metric);

        public void Noted(TrialNote note) => Seen.Add(note.GetType().Name);
    }
}
