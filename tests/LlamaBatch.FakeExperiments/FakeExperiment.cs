using LlamaBatch.Catalog;
using LlamaBatch.Claims.Problems;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

internal sealed class FakeExperiment(string name, string question, bool isTuned = false, bool measuresCosts = false, bool branches = false)
    : Experiment
{
    private readonly FakeSweep _sweep = new(isTuned, measuresCosts, branches);

    public override string Name => name;

    public override string Question => question;

    public override IReadOnlyList<MetricDefinition> Metrics => _sweep.Metrics;

    public override IReadOnlyDictionary<string, string> OwnCode
        => Faults.Code is string code ? new Dictionary<string, string> { ["Perplexity"] = code } : base.OwnCode;

    public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null) => new FakePlan(this, _sweep.PlannedAt(scale, step));

    public override IReadOnlyList<ClaimFinding> RehearseClaims()
    {
        Faults.RunClaim();
        return Faults.Claim is string problem ? [new ClaimFinding(
            new Claim("The fake is faithful", "", () => null) { Method = Faults.IsNoted },
            Faults.ClaimScale,
            new StatedProblem(problem),
            HasNoAnswer: true)] : [];
    }

    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder) => FakeTraining.Run((Trial<Fake>)trial, recorder);
}
