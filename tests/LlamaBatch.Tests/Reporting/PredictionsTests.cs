using LlamaBatch.Journal;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public sealed class PredictionsTests
{
    private static readonly ResultPoint _point = CostPoints.Timed(16, 0.0021, 0.0019);

    [Fact]
    public void A_predicted_step_is_the_prediction_of_whole_attempts_at_the_points_cost_trials()
    {
        int steps = _point.Plan.ForCosts().Steps;
        Attempt[] attempts =
        [
            Attempt("16 0", steps * 0.0015),
            Attempt("16 1", steps * 0.0017),
            Attempt("16 0", steps * 9.0) with { ResumedFromStep = 3 },
            Attempt("16 0", steps * 9.0) with { Outcome = Outcome.Interrupted },
            Attempt("32 0", steps * 9.0),
            Attempt("16 0", null),
        ];

        Assert.Equal(0.0016, Predictions.Of(nameof(StepTime), _point, attempts)!.Value, 1e-9);
        Assert.Equal(16 * CostPoints.SequenceLength / 0.0016, Predictions.Of(nameof(TokensPerSecond), _point, attempts)!.Value, 1e-3);
        Assert.Null(Predictions.Of(nameof(ModelFlopsUtilization), _point, attempts));
    }

    [Fact]
    public void Memory_is_predicted_without_the_speed_of_the_machine_and_time_is_not()
    {
        Assert.Equal(_point.Plan.MemoryBytes, Predictions.Of(nameof(PeakMemory), _point, []));
        Assert.Null(Predictions.Of(nameof(StepTime), _point, []));
        Assert.Null(Predictions.Of(nameof(StepTime), _point, [Attempt("16 0", null)]));
    }

    private static Attempt Attempt(string trial, double? predicted) =>
        new(trial, 1, "", Outcome.Completed, DateTime.UnixEpoch, 2, null, null, null) { PredictedSeconds = predicted };
}
