using System.Globalization;
using LlamaBatch.Claims.Problems;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <content>The ratio of two metrics.</content>
public sealed partial class Samples
{
    /// <summary>The mean of this metric divided by the mean of another metric, at the same configurations.</summary>
    /// <remarks>
    /// <para>
    /// <c>r.EqualTokens.GradientVariance().Over(r.EqualTokens.GradientSquare())</c> is the gradient noise scale, tr Σ / ‖G‖², in sequences
    /// (McCandlish et al. 2018, arXiv:1812.06162, section 2.2). A ratio of means avoids the bias of a mean of ratios.
    /// </para>
    /// <para>
    /// A ratio is compared with a number by Fieller's theorem (<see cref="FiellerTest"/>), and with another ratio by the jackknife of the
    /// log ratio. The expectation of the denominator must be above 0. If both metrics are read at a target, such as a loss, the target
    /// becomes a level of the result. A claim can then compare the ratios at two losses.
    /// </para>
    /// </remarks>
    /// <param name="denominator">The metric in the denominator, at the same configurations.</param>
    /// <exception cref="ClaimException">
    /// The budgets differ, a side is a fitted quantity, or the denominator lacks a configuration of this side.
    /// </exception>
    public Samples Over(Samples denominator)
    {
        if (Budget != denominator.Budget)
        {
            throw new ClaimException(new DifferentBudgets(Metric, Budget, denominator.Budget));
        }

        if (Arms.Concat(denominator.Arms).Any(arm => arm.Fit is not null))
        {
            throw new ClaimException(new EffectOnFit(Metric));
        }

        MatchedAt? at = Metric.Origin is MatchedAt here && denominator.Metric.Origin is MatchedAt there
            && here.Reached.Key == there.Reached.Key && here.Target.Equals(there.Target) ? here : null;
        MetricDefinition top = at is null ? Metric : at.From;
        MetricDefinition bottom = at is null ? denominator.Metric : ((MatchedAt)denominator.Metric.Origin!).From;
        var origin = new RatioOf(top, bottom);
        MetricDefinition metric = MetricOf(
            origin.IsPreconditioned ? "Preconditioned gradient noise scale"
                : origin.IsNoiseScale ? "Gradient noise scale"
                : $"Ratio of {CanonicalText.InSentence(top.Name)} to {CanonicalText.InSentence(bottom.Name)}",
            origin.IsNoiseScale ? "sequences" : top.Unit == bottom.Unit ? "" : $"{top.Unit} / {bottom.Unit}",
            Contrast.Ratio,
            origin) with
        {
            Key = $"{top.Key} over {bottom.Key}",
            Margin = 0.05,
        };
        AxisLevel[] target = at is null ? [] : [new(at.Reached.Key, at.Target.ToString("R", CultureInfo.InvariantCulture))];
        return new Samples
        {
            Metric = metric,
            Budget = Budget,
            Arms = [.. Arms.Select(arm => Ratio(arm, denominator.At(arm), target))],
            Absent = Absent,
        };
    }

    private static Sample Ratio(Sample top, Sample bottom, AxisLevel[] target)
    {
        List<int> seeds = Shared([top, bottom]);
        var above = top.Values.ToDictionary(value => value.Seed, value => value.Value);
        var below = bottom.Values.ToDictionary(value => value.Seed, value => value.Value);
        double Refit(IReadOnlyList<int> drawn) => drawn.Average(seed => above[seed]) / drawn.Average(seed => below[seed]);
        IReadOnlyList<double> pseudo = seeds.Count < 2
            ? [.. seeds.Select(seed => Refit([seed]))]
            : [.. Jackknife.PseudoValues(seeds.Count, places => Math.Log(Refit([.. places.Select(place => seeds[place])])))
                .Select(Math.Exp)];
        return Combined(
            target.Length > 0 && top.Name is PointName point ? new PointName([.. point.Levels, .. target]) : top.Name,
            [top, bottom],
            pseudo,
            Refit,
            ratio: new([.. seeds.Select(seed => above[seed])], [.. seeds.Select(seed => below[seed])]),
            at: target);
    }
}
