using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds the gradient noise scales that a study measured.</summary>
/// <remarks>Noise scales are measured where runs reach a target, or at the end of the runs if the study has no target.</remarks>
internal static class NoiseScaleAnalysis
{
    private static readonly (string Variance, string Square)[] _pairs =
    [
        (nameof(GradientVariance), nameof(GradientSquare)),
        (nameof(PreconditionedVariance), nameof(PreconditionedSquare)),
        (nameof(GainVariance), nameof(GainSquare)),
    ];

    /// <summary>The noise scales along an axis.</summary>
    /// <param name="results">The results.</param>
    /// <param name="levels">The levels of the axis.</param>
    public static IEnumerable<NoiseScales> Of(ResultTable results, AxisLevels levels)
    {
        foreach ((string variance, string square) in _pairs)
        {
            if (new[] { variance, square }.Any(key => results.Metrics.All(metric => metric.Key != key)))
            {
                continue;
            }

            var tables = (from target in results.Targets
                          where results.Metrics.First(metric => metric.Key == target.Metric).Better != Better.Neither
                          select results.Matched(target.Value)).DefaultIfEmpty(results);
            var ratios = tables.Select(table => table.Final(variance, [levels]).Over(table.Final(square, [levels]))).ToList();
            NoiseScale[] values = [.. ratios.SelectMany(Distinct)];
            if (values.Length > 0)
            {
                yield return new NoiseScales(ratios[0].Metric, values);
            }
        }
    }

    /// <summary>The noise scales of configurations with at least two seeds.</summary>
    /// <remarks>If all configurations have the same trials, their common noise scale is listed once, named by its target.</remarks>
    private static IEnumerable<NoiseScale> Distinct(Samples ratios)
    {
        var arms = ratios.Arms
            .Where(arm => arm.Count > 1 && arm.Diverged == 0 && arm.Measured.All(part => part.Unmatched.Count == 0))
            .ToList();
        bool isOne = arms.Count > 1 && arms.Skip(1).All(arm => arm.Ratio!.Numerators.SequenceEqual(arms[0].Ratio!.Numerators));
        foreach (Sample arm in isOne ? arms.Take(1) : arms)
        {
            Interval interval = new FiellerTest(arm.Ratio!.Numerators, arm.Ratio.Denominators).Interval();
            double value = arm.Ratio.Numerators.Average() / arm.Ratio.Denominators.Average();
            if (value > 0)
            {
                yield return new NoiseScale(
                    isOne && arm.Name is PointName point ? new PointName([.. point.Levels.Where(level => IsTarget(level.Axis))]) : arm.Name,
                    value,
                    interval with { Low = Math.Exp(interval.Low), High = Math.Exp(interval.High) });
            }
        }

        bool IsTarget(string axis) => ratios.Arms[0].Parts[0].Levels.All(level => level.Axis != axis);
    }
}
