using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>
/// The first sentences of a report, for a reader who does not program: where the level that the record itself holds, which its question is about, stands against the best, and what that means.
/// </summary>
internal static class PlainAnswer
{
    /// <summary>The sentences, as Markdown; null where several axes are compared, where the record's level is the best, has no results or diverged, or where values cannot be compared.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The metric that levels are judged by.</param>
    public static string? Of(ResultTable results, MetricDefinition metric)
    {
        if (results.Axes.Where(axis => !axis.IsTuned).ToList() is not [var axis])
        {
            return null;
        }

        bool isCost = metric.Kind == MetricKind.Cost;
        Samples samples = results.SamplesAlong(axis.Name, metric);
        if (Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        var arms = samples.Arms.Where(arm => arm.Diverged < arm.Count && double.IsFinite(arm.Mean)).ToList();
        string NameOf(Sample arm) => arm.Levels.First(level => level.Axis == axis.Name).Level;
        Sample? best = metric.Better == Better.Higher ? arms.MaxBy(arm => arm.Mean) : arms.MinBy(arm => arm.Mean);
        Sample? held = arms.FirstOrDefault(arm => NameOf(arm) == axis.Baseline);
        if (best is null || held is null || best == held)
        {
            return null;
        }

        var lead = new Comparison(held, best, metric, Relation.Above, 0);
        if (!Effect.IsKnownOf(lead))
        {
            return null;
        }

        string value = MarkdownText.Escape(ValueOf(metric, best));
        Interval interval = lead.Interval();
        string stands = interval.Low <= 0 && interval.High >= 0
            ? $"of {MarkdownText.Escape(ValueOf(metric, held))}, which the {(isCost ? "blocks" : "seeds")} cannot tell from that of {MarkdownText.Escape(best.Label)}, the best ({value})"
            : $"{Language.English.Compared(Effect.Of(lead, interval.Level)).Markdown}, the best, at {value}";
        string?[] sentences =
        [
            $"**{Capitalized(MarkdownText.Escape(held.Label))} {(isCost ? "has" : "ends with")} a {Words.InSentence(metric.Name)} {stands}.**",
            TiedWith(best, arms.Where(arm => arm != best && arm != held), metric, axis, NameOf),
            OthersIn(arms, best, held, metric, axis, NameOf),
            MeaningOf(metric, best.Mean, held.Mean),
            isCost ? null : SpeedOf(results, held, best, axis.Name),
        ];
        return string.Join(" ", sentences.OfType<string>());
    }

    /// <summary>What the values of a loss mean to somebody who has not met one; null for other metrics, whose names say more.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="best">The best value.</param>
    /// <param name="other">Another.</param>
    public static string? MeaningOf(MetricDefinition metric, double best, double? other = null)
    {
        if (metric.Key is not (nameof(ValidationLoss) or nameof(TrainLoss)))
        {
            return null;
        }

        string Chance(double loss) => $"{Number.Measured(100 * Math.Exp(-loss), 2)} %";
        string second = other is double loss && Chance(loss) != Chance(best) ? $", and with {Number.Measured(loss)} one of {Chance(loss)}" : "";
        return $"A smaller loss is a better guess of the text: with {Number.Measured(best)} nats per token a model gives the token that comes next a probability of {Chance(best)} in the geometric mean{second}.";
    }

    /// <summary>The levels that the seeds cannot tell from the best.</summary>
    private static string? TiedWith(Sample best, IEnumerable<Sample> others, MetricDefinition metric, ResultAxis axis, Func<Sample, string> nameOf)
    {
        var tied = others.Where(arm => new Comparison(arm, best, metric, Relation.Above, 0).Interval() is { Low: <= 0, High: >= 0 }).ToList();
        return tied.Count == 0 ? null : $"The {(metric.Kind == MetricKind.Cost ? "blocks" : "seeds")} cannot tell {Listed(axis.Name, tied.Select(nameOf))} from the best.";
    }

    /// <summary>The levels beside these two: those that lie between them, and how far the means of the others are from the best.</summary>
    private static string? OthersIn(List<Sample> arms, Sample best, Sample held, MetricDefinition metric, ResultAxis axis, Func<Sample, string> nameOf)
    {
        double BehindBest(Sample arm) => (metric.Better == Better.Higher ? -1 : 1) * (arm.Mean - best.Mean);
        var others = arms.Where(arm => arm != best && arm != held).ToList();
        var between = others.Where(arm => BehindBest(arm) < BehindBest(held)).ToList();
        var behind = others.Except(between).ToList();
        string[] sentences =
        [
            .. between.Count > 0 ? [$"{Listed(axis.Name, between.Select(nameOf))} {(between.Count == 1 ? "lies" : "lie")} between the two on average"] : Array.Empty<string>(),
            .. behind.Count > 0
                ? [$"{Group(behind, axis, nameOf)} {(metric.Kind == MetricKind.Cost ? behind.Count == 1 ? "is" : "are" : behind.Count == 1 ? "ends" : "end")} on average {MarkdownText.Escape(DistanceOf(metric, behind.MinBy(BehindBest)!.Mean, best.Mean))}{(behind.Count == 1 ? "" : " or more")} {(metric.Better == Better.Higher ? "below" : "above")} the best"]
                : Array.Empty<string>(),
        ];
        return sentences.Length > 0 ? $"{string.Join("; ", sentences)}." : null;
    }

    /// <summary>The last levels of an axis of numbers in short: <c>256 and more</c>.</summary>
    private static string Group(List<Sample> arms, ResultAxis axis, Func<Sample, string> nameOf)
    {
        var names = arms.Select(nameOf).ToList();
        bool areNumbers = axis.Levels.All(level => double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out _));
        return names.Count > 1 && areNumbers && axis.Levels.TakeLast(names.Count).SequenceEqual(names, StringComparer.Ordinal) ? $"{MarkdownText.Escape(LevelText.Shown(axis.Name, names[0]))} and more" : Listed(axis.Name, names);
    }

    private static string Listed(string axis, IEnumerable<string> levels) => Words.List(levels.Select(level => MarkdownText.Escape(LevelText.Shown(axis, level))));

    /// <summary>A distance, rounded down to two digits, since "or more" may follow.</summary>
    private static string DistanceOf(MetricDefinition metric, double mean, double best)
    {
        bool isRatio = metric.Contrast == Contrast.Ratio;
        bool isShare = EffectUnit.IsShare(metric);
        double distance = isRatio ? 100 * Math.Abs((mean / best) - 1) : (isShare ? 100 : 1) * Math.Abs(mean - best);
        double unit = distance > 0 ? Math.Pow(10, Math.Floor(Math.Log10(distance)) - 1) : 1;
        string name = isRatio ? " %" : isShare ? " percentage points" : metric.Unit is "" or "1" ? "" : $" {metric.Unit}";
        return Number.Measured(unit * Math.Floor((distance / unit) + 1e-9), 2) + name;
    }

    /// <summary>What the record's level gains or loses in speed against the best.</summary>
    private static string? SpeedOf(ResultTable results, Sample held, Sample best, string axis)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(TokensPerSecond)) is not { } speed)
        {
            return null;
        }

        IReadOnlyList<Sample> arms = results.Cost(speed.Key, [results.Along(axis)]).Arms;
        var difference = new Comparison(
            arms.First(arm => arm.Levels.SequenceEqual(held.Levels)), arms.First(arm => arm.Levels.SequenceEqual(best.Levels)), speed, Relation.Above, 0);
        return difference.Obstacle != VerdictReason.None ? null
            : difference.Interval().Contains(0) ? "In tokens per second the two cannot be told apart."
            : $"In tokens per second it is {Language.English.Compared(Effect.Of(difference, 0.95)).Markdown}.";
    }

    /// <summary>The value of an arm with its error, in the unit that people read it in.</summary>
    public static string ValueOf(MetricDefinition metric, Sample arm)
    {
        string unit = Number.UnitOf(arm.Mean, metric.Unit);
        double scale = Number.ScaleOf(metric.Unit, unit);
        return Number.WithError(arm.Mean / scale, arm.Interval().HalfWidth / scale) + (unit is "" or "1" ? "" : $" {unit}");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
