using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public class MemoryGateTests
{
    private long _available = 1000;

    [Fact]
    public void As_many_trials_start_as_fit_with_their_full_need()
    {
        MemoryGate gate = Gate();

        Assert.Equal([true, true, false, true], ((long[])[400, 400, 201, 200]).Select(gate.TryEnter));
    }

    [Fact]
    public void One_trial_runs_whatever_the_numbers_say()
    {
        _available = 0;
        MemoryGate gate = Gate();

        Assert.True(gate.TryEnter(5000));
        Assert.False(gate.TryEnter(1));
        Assert.Equal(0, gate.Left);
        gate.Leave(5000);
        Assert.True(gate.TryEnter(5000));
    }

    [Fact]
    public void A_trial_that_ends_makes_room()
    {
        MemoryGate gate = Gate();
        gate.TryEnter(600);
        gate.TryEnter(400);
        Assert.False(gate.TryEnter(400));

        gate.Leave(400);

        Assert.True(gate.TryEnter(400));
    }

    /// <summary>What a running trial has taken by now is part of its need and counts once.</summary>
    [Fact]
    public void Memory_that_a_running_trial_has_taken_is_not_counted_twice()
    {
        MemoryGate gate = Gate();
        gate.TryEnter(500);
        _available = 500;

        Assert.True(gate.TryEnter(500));
    }

    [Fact]
    public void What_another_program_takes_does_not_count_as_left()
    {
        MemoryGate gate = Gate();
        gate.TryEnter(300);
        _available = 100;

        Assert.False(gate.TryEnter(300));
        Assert.Equal((1000, 100), (gate.Available, gate.Left));
    }

    [Fact]
    public void Once_nothing_runs_what_is_available_is_looked_up_anew()
    {
        MemoryGate gate = Gate();
        gate.TryEnter(800);
        gate.Leave(800);
        _available = 2000;
        gate.TryEnter(800);

        Assert.True(gate.TryEnter(1200));
    }

    [Fact]
    public void A_trial_needs_its_tensors_and_a_process()
    {
        var plan = new TrialPlan(LlamaConfig.Nano, new Training(), 64);

        Assert.Equal(plan.MemoryBytes + (200L << 20), MemoryGate.NeedOf(plan));
    }

    [Fact]
    public void This_machine_has_memory_available()
        => Assert.InRange(AvailableMemory.Now(), 1L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    private MemoryGate Gate() => new(() => _available);
}
