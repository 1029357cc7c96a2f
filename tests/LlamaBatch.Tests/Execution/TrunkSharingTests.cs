using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

/// <summary>Three trials of 128 batches of 8: the first 32 steps are those of all, and the first 48 those of two.</summary>
public sealed class TrunkSharingTests : IDisposable
{
    private static readonly StagedBatch _early = BatchSchedule.Staged(8, until: 0.25);
    private static readonly Trial _late = TrialOf("a", 32, _early.Then(16, until: 0.5));
    private static readonly Trial _soon = TrialOf("b", 16, _early);
    private static readonly Trial _never = TrialOf("c", 8, BatchSchedule.Constant());
    private static readonly Trial[] _all = [_late, _soon, _never];
    private static readonly Trunk _long = SharedTrunks.Of(_all).Of(_late)[1];
    private static readonly Trunk _short = SharedTrunks.Of(_all).Of(_late)[0];

    private readonly TemporaryFolder _temporary = new();
    private readonly ExperimentFolder _folder;
    private readonly TrunkSharing _sharing;

    public TrunkSharingTests()
    {
        _folder = new ExperimentFolder(_temporary.Path, "Study");
        Directory.CreateDirectory(_folder.Runs);
        _sharing = new TrunkSharing(_folder);
        _sharing.Update(_all, _all, []);
    }

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(0, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void A_trial_waits_until_a_running_one_is_past_the_end_of_their_trunk(int stepsTaken, bool waits)
    {
        Assert.Equal((32, 48), (_short.Steps, _long.Steps));
        Assert.Equal(waits, _sharing.MustWait(_never, [(_late, stepsTaken)]));
        Assert.False(_sharing.MustWait(_never, []));
    }

    [Fact]
    public void It_waits_for_a_longer_trunk_than_there_is_and_for_no_shorter_one()
    {
        Write(_short);
        Assert.True(_sharing.MustWait(_soon, [(_late, 10)]));
        Assert.False(_sharing.MustWait(_never, [(_late, 10)]));

        Write(_long);
        Assert.False(_sharing.MustWait(_soon, [(_late, 10)]));
        File.Delete(_folder.PathOf(_short));
        Assert.False(_sharing.MustWait(_soon, [(_late, 10)]));
    }

    [Theory]
    [InlineData("b.checkpoint")]
    [InlineData("b.checkpoint.previous")]
    public void It_does_not_wait_if_it_has_a_checkpoint_of_its_own(string checkpoint)
    {
        Assert.True(_sharing.MustWait(_soon, [(_late, 10)]));
        File.WriteAllText(Path.Combine(_folder.Runs, checkpoint), "");

        Assert.False(_sharing.MustWait(_soon, [(_late, 10)]));
    }

    [Fact]
    public void A_trial_is_given_the_trunks_that_exist_or_that_others_need()
    {
        Assert.Equal([32, 48], _sharing.LengthsFor(_late));
        Assert.Equal([32], _sharing.LengthsFor(_never));

        _sharing.Update(_all, _all, ["b"]);
        Assert.Equal([32], _sharing.LengthsFor(_late));
        Write(_long);
        Assert.Equal([32, 48], _sharing.LengthsFor(_late));

        _sharing.Update(_all, [_late], ["b"]);                                       // the run is asked for no other
        Assert.Equal([48], _sharing.LengthsFor(_late));
    }

    [Fact]
    public void A_trunk_is_deleted_when_no_trial_without_a_result_has_it()
    {
        Write(_short);
        Write(_long);
        string[] others = ["0123.trunk", "0123.trunk.99.tmp", "0123.trunk.corrupt", "a.checkpoint"];
        Array.ForEach(others, name => File.WriteAllText(Path.Combine(_folder.Runs, name), ""));

        _sharing.Update(_all, [_late], ["b"]);
        Assert.Equal(
            new[] { "0123.trunk.corrupt", "a.checkpoint", $"{_long.Id}.trunk", $"{_short.Id}.trunk" }.Order(StringComparer.Ordinal),
            Files());

        _sharing.Update(_all, _all, ["a", "b"]);
        Assert.Equal(new[] { "0123.trunk.corrupt", "a.checkpoint", $"{_short.Id}.trunk" }.Order(StringComparer.Ordinal), Files());
        _sharing.Update(_all, _all, ["a", "b", "c"]);
        Assert.Equal(["0123.trunk.corrupt", "a.checkpoint"], Files());
    }

    /// <summary>The first in the order of the run trains for the others.</summary>
    [Fact]
    public void Shared_tokens_are_those_of_trials_that_are_not_the_first()
    {
        Assert.Equal(new Dictionary<string, long> { ["b"] = _long.Tokens, ["c"] = _short.Tokens }, _sharing.TokensShared);

        // A result needs no training, so it trains for no other.
        var later = new TrunkSharing(_folder);
        later.Update(_all, _all, ["a"]);
        Assert.Equal(new Dictionary<string, long> { ["c"] = _short.Tokens }, later.TokensShared);
    }

    private void Write(Trunk trunk) => File.WriteAllText(_folder.PathOf(trunk), "");

    private IEnumerable<string> Files() =>
        Directory.GetFiles(_folder.Runs).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static Trial TrialOf(string id, int batch, BatchSchedule schedule) => TestTrials.Trial(id) with
    {
        Stem = "stem",
        Plan = new TrialPlan(
            LlamaConfig.Nano,
            new Training { BatchSize = batch, BatchSchedule = schedule, Tokens = 128 * 8 * 32 },
            SequenceLength: 32),
    };
}
