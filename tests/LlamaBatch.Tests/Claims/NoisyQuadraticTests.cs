namespace LlamaBatch.Tests;

/// <summary>
/// The critical batch size of a noisy quadratic model, whose S(B) is known. Claims take the way of
/// <c>r.ToTarget(1.7).Steps(...).CriticalBatch()</c>: from the curves of paired seeds through the table of results to the interval of the
/// jackknife. The README file of the statistics has the numbers.
/// </summary>
public class NoisyQuadraticTests
{
    private const int Studies = 200;

    /// <summary>The studies of a design that is known to fail, where a coarse share suffices.</summary>
    private const int FewStudies = 50;

    /// <summary>Two standard errors of a share of 95 % in 200 studies.</summary>
    private const double Tolerance = 0.031;

    /// <summary>The design for which McCandlish et al. (2018) derive the line.</summary>
    private static readonly NoisyQuadratic _byStep = new() { IsTunedByStep = true, Noise = 1, Batches = [16, 32, 64, 128, 256, 512] };

    /// <summary>The design of <c>TimeToTarget</c>: a constant rate for each batch size, and averaged weights.</summary>
    private static readonly NoisyQuadratic _averaged = new() { HalfLife = 300, Noise = 2, Batches = [8, 16, 32, 64, 128, 256, 512] };

    [Fact]
    public void With_the_best_rate_of_each_step_95_percent_of_the_intervals_hold_the_critical_batch() => AssertRecovers(_byStep);

    [Fact]
    public void With_constant_rates_and_averaged_weights_95_percent_of_the_intervals_hold_the_critical_batch() => AssertRecovers(_averaged);

    /// <summary>With constant rates, the expected steps deviate from the hyperbola, so a fit cannot give E_min / S_min exactly.</summary>
    [Fact]
    public void The_line_gives_the_minimum_text_over_the_minimum_steps_only_with_the_best_rate_of_each_step()
    {
        Assert.Equal(1.02, _byStep.FittedCriticalBatch / _byStep.DefinedCriticalBatch, 0.01);
        Assert.Equal(0.87, _averaged.FittedCriticalBatch / _averaged.DefinedCriticalBatch, 0.01);
    }

    /// <summary>
    /// A constant rate with the fewest steps leaves hardly more noise than the target allows, so chance takes a run to the target before
    /// its expected loss is there, most at small batch sizes.
    /// </summary>
    [Fact]
    public void With_constant_rates_and_no_averaging_the_critical_batch_comes_out_too_small()
    {
        NoisyQuadratic.Recovery found = (_averaged with { HalfLife = 0 }).Recover(FewStudies);

        Assert.Equal(0.77, found.Estimate / found.Truth, 0.02);
        Assert.InRange(found.Coverage, 0, 0.3);
    }

    /// <summary>Between two evaluations, the loss is read from a straight line, which lies above a convex curve.</summary>
    [Fact]
    public void With_evaluations_as_sparse_as_the_minimum_text_the_critical_batch_comes_out_too_large()
    {
        NoisyQuadratic.Recovery found = (_averaged with { EvaluateEvery = 470 }).Recover(FewStudies);

        Assert.Equal(1.07, found.Estimate / found.Truth, 0.02);
        Assert.InRange(found.Coverage, 0.5, 0.85);
    }

    private static void AssertRecovers(NoisyQuadratic model)
    {
        NoisyQuadratic.Recovery found = model.Recover(Studies);

        Assert.InRange(found.Coverage, 0.95 - Tolerance, 0.95 + Tolerance);
        Assert.InRange(found.Wrong, 0, 0.05 + Tolerance);
        Assert.Equal(1, found.Estimate / found.Truth, 0.02);
    }
}
