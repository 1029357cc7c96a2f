using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about learning rates that may distort a sweep: untuned, from a poor grid, or tuned at other settings.</summary>
internal static class TuningRules
{
    /// <summary>
    /// The smallest ratio of batch sizes, or widths, at which one learning rate is reported as a mistake. Under the square-root rule, batch
    /// sizes with a ratio of 4 have best rates with a ratio of 2, a usual step of a grid.
    /// </summary>
    internal const double LeastRatio = 4;

    /// <summary>The largest acceptable factor between neighboring learning rates in a grid.</summary>
    internal const double LargestStep = 10;

    /// <summary>
    /// The smallest factor between the lowest and the highest learning rate of an axis. Within a factor of 1.5, losses of a small Llama
    /// differ less than seeds do.
    /// </summary>
    internal const double SmallestSpan = 1.5;

    /// <summary>
    /// The smallest plausible highest rate of SGD, divided by 1 − momentum. In this project's studies of small Llamas, the best one is 0.4
    /// to 2.
    /// </summary>
    internal const double LeastSgdRate = 0.4;

    /// <summary>The largest ratio between token budgets that tuning may compare. Budgets differ a little by rounding to whole steps.</summary>
    internal const double LargestBudgetRatio = 1.1;

    /// <summary>Levels that differ by at most this share have the same result.</summary>
    internal const double Rounding = 1e-4;

    /// <summary>One learning rate with its reason.</summary>
    private static readonly Regex _oneRate = new(
        @"\b(one|the same|a single|a fixed) (learning )?rate\b[^.;]{0,40}\b(because|since|so that|on purpose|deliberately)\b"
            + @"|\b(on purpose|deliberately)\b[^.;]{0,40}\b(one|the same|a single|a fixed) (learning )?rate\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What claims about learning read.</summary>
    private static readonly HashSet<string> _ofLearning =
        ["ValidationLoss", "TrainLoss", "SeenLoss", "BitsPerByte", "Accuracy", "GeneralizationGap", "ToTarget"];

    /// <summary>The smallest number of levels of a tuned axis. With three, the best level can have a neighbor on both sides.</summary>
    private const int FewestTunedLevels = 3;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        bool learns = experiment.Metrics.Any(metric => metric.Kind is MetricKind.Step or MetricKind.Validation
            && MetricRange.Ranks(metric.Type));
        // A property with [TunedPer] but without [Axis] is meant to be tuned. It has a separate diagnostic.
        return !learns ? []
            : (StrayRules.CheckTuning(experiment.Record).Any() || HoldsRate(experiment) ? [] : Untuned(experiment, evaluation))
            .Concat(Repetitions(experiment, evaluation))
            .Concat(TunedInPart(experiment, evaluation))
            .Concat(ScaledTwice(experiment, evaluation))
            .Concat(experiment.Axes.Where(axis => axis is { Fault: AxisFault.None, Levels.Count: > 1 })
                .SelectMany(axis => Roundings(axis) is { Count: > 0 } same ? same : Narrow(axis, experiment, evaluation)))
            .Concat(experiment.Axes.Where(IsTuned).SelectMany(axis =>
                HasFewLevels(axis) ? [Diagnostic.Create(
                    Descriptors.TunedAxisNeedsLevels,
                    LevelSyntax.Of(axis.Attribute, axis.Property),
                    axis.Property.Name)]
                : OverTexts(axis, evaluation)
                    .Concat(OverBudgets(axis, evaluation))
                    .Concat(LeftOut(axis, experiment, evaluation))
                    .Concat(TooNarrow(axis, experiment, evaluation))
                    .Concat(TooLowForSgd(axis, evaluation))
                    .Concat(TooCoarse(axis, evaluation))));
    }

    /// <summary>Reports tuned axes whose levels are validated on different windows, which tuning cannot compare.</summary>
    private static IEnumerable<Diagnostic> OverTexts(AxisDeclaration axis, SweepEvaluation evaluation) =>
        evaluation.Points.All(point => point.Corpus is not null)
        && axis.Changes(evaluation.Points, point => (
            point.Corpus!.Name,
            point.Corpus.SequenceLength,
            string.Join(";", point.Corpus.Settings().Where(one => one.Name != nameof(TextFiles.TrainingLimit)).Select(one => one.Value))))
            ? [Diagnostic.Create(Descriptors.TunedOverTexts, LevelSyntax.Of(axis.TunedPer!, axis.Property), axis.Property.Name)]
            : [];

    /// <summary>Reports a learning rate that grows with the batch size by its own formula, and again by the batch schedule.</summary>
    private static IEnumerable<Diagnostic> ScaledTwice(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        (from axis in experiment.Axes
         where axis.Fault == AxisFault.None && axis.TunedPer is null
         from alike in evaluation.Points.GroupBy(point => point.OthersOf(axis), StringComparer.Ordinal)
         let points = alike.Where(point => point is { Training: not null, Optimizer: not null })
            .OrderBy(point => point.Training!.BatchSize.Count).ToList()
         where points.Count > 1 && points.All(point => point.Training!.BatchSchedule is { RateExponent: > 0, RateBatch.Count: > 0 } schedule
            && schedule.RateBatch.Count == points[0].Training!.BatchSchedule.RateBatch.Count)
         let steps = points.Zip(points.Skip(1), (small, large) => (
            Batch: (double)large.Training!.BatchSize.Count / small.Training!.BatchSize.Count,
            Rate: large.Optimizer!.LearningRate / small.Optimizer!.LearningRate)).ToList()
         where steps.TrueForAll(step => step.Batch > 1 && step.Rate > 1)
         let last = points[points.Count - 1]
         select Diagnostic.Create(
            Descriptors.RateIsScaledTwice,
            SettingPlace.Of(experiment, last, "Optimizer.LearningRate"),
            "LearningRate grows with the batch size, and the batch schedule scales it again: it has RateExponent = "
                + $"{Number(last.Training!.BatchSchedule.RateExponent)}, from a batch of "
                + FormattableString.Invariant($"{last.Training.BatchSchedule.RateBatch.Count:N0}. Write the rate of a batch of ")
                + FormattableString.Invariant($"{last.Training.BatchSchedule.RateBatch.Count:N0}, or set RateExponent to 0."))).Take(1);

    /// <summary>Reports axes that are tuned for the end of the run, and whose levels train for different lengths.</summary>
    private static IEnumerable<Diagnostic> OverBudgets(AxisDeclaration axis, SweepEvaluation evaluation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Trainable is null)
            || axis.TunedFor is not null)
        {
            return [];
        }

        var (least, most) = RangeAlong(axis, evaluation.Points, point => point.Trainable!.TokensTrained);
        return most <= LargestBudgetRatio * least ? []
            : [Diagnostic.Create(
                Descriptors.TunedOverBudgets,
                LevelSyntax.Of(axis.TunedPer!, axis.Property),
                axis.Property.Name,
                LlamaBatch.Number.Exact(least),
                LlamaBatch.Number.Exact(most))];
    }

    private static bool IsTuned(AxisDeclaration axis) => axis is { TunedPer: not null, Fault: AxisFault.None, Levels.Count: > 1 };

    /// <summary>
    /// Whether the summary gives a reason for one learning rate, and no claim compares how well models learn, as in a study of the noise of
    /// gradients at one rate.
    /// </summary>
    private static bool HoldsRate(ExperimentDeclaration experiment) =>
        _oneRate.IsMatch(DocumentationText.All(experiment.Record, default))
        && experiment.Claims.All(claim => claim.Method.DeclaringSyntaxReferences.All(part => part.GetSyntax().DescendantNodes()
            .OfType<SimpleNameSyntax>().All(name => !_ofLearning.Contains(name.Identifier.ValueText))));

    /// <summary>Reports a sweep over batch sizes or widths with a single learning rate.</summary>
    private static IEnumerable<Diagnostic> Untuned(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var points = evaluation.Points;
        if (points.Count == 0 || points.Any(point => point.Optimizer is null || point.Training is null)
            || points.Select(RateOf).Distinct().Count() > 1)
        {
            yield break;
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None))
        {
            // The best rate follows the square root of the batch size (Malladi et al. 2022), and the inverse of the width (Yang et al.
            // 2022). The batch counts in tokens: shorter sequences in a larger batch may leave the step as it is.
            bool hasLengths = points.All(point => point.Corpus is not null) && axis.Changes(points, point => point.Corpus!.SequenceLength);
            var (least, most) = RangeAlong(
                axis,
                points,
                point => (double)BatchOfPeak(point) * (hasLengths ? point.Corpus!.SequenceLength : 1));
            string setting = hasLengths ? "The number of tokens in a step" : "The batch size";
            if (most < LeastRatio * least && points.All(point => point.Model is not null))
            {
                (least, most) = RangeAlong(axis, points, point => point.Model!.HiddenSize);
                setting = "HiddenSize";
            }

            string? varies = most >= LeastRatio * least ? $"{setting} varies from {Number(least)} to {Number(most)}"
                : axis.TunedPer is null && axis.Changes(points, Kind) ? "The optimizer is AdamW or SGD"
                : MomentumOf(axis, points) is (var weak, var strong)
                    ? $"Momentum varies from {LevelName.Of(weak, null)} to {LevelName.Of(strong, null)}, and SGD takes steps of the rate "
                        + "divided by 1 − Momentum"
                : null;
            int branch = BranchOf(points);
            if (varies is not null)
            {
                yield return Diagnostic.Create(
                    Descriptors.RateIsNotTuned,
                    branch > 0 ? SettingPlace.Of(experiment, points[0], "Training.BatchSchedule.RateExponent", "Training.BatchSchedule")
                        : most >= LeastRatio * least
                        ? SettingPlace.OfOwn(experiment, LevelSyntax.Of(axis.Attribute, axis.Property), points[0], "Optimizer.LearningRate")
                        : LevelSyntax.Of(axis.Attribute, axis.Property),
                    Remedy.Of((Remedy.Axis, axis.Property.Name)),
                    varies,
                    LevelName.OfRate(points[0].Optimizer!.LearningRate),
                    branch > 0
                        ? $"The batch schedule has no RateBatch, so it is the rate of Training.BatchSize. Write RateBatch = {branch}, so "
                            + $"that all trials have the same rate at {branch} sequences."
                        : $"Make LearningRate an axis with [TunedPer(nameof({axis.Property.Name}))], or compute it from "
                            + $"{axis.Property.Name}.");
                yield break;
            }
        }
    }

    /// <summary>
    /// The batch size with which all trials begin, if a batch schedule scales their rates and leaves open from which batch size; otherwise 0.
    /// </summary>
    private static int BranchOf(IReadOnlyList<PointEvaluation> points) =>
        points.All(point => point.Training?.BatchSchedule is { RateExponent: > 0, RateBatch.Count: 0 })
        && points.Select(point => point.Training!.BatchSchedule.Stages(point.Training).First().BatchSize.Count).Distinct().ToList()
            is [var first] ? first : 0;

    /// <summary>The lowest and the highest momentum of SGD along an axis, if they differ so much that one rate cannot suit both.</summary>
    private static (double Weak, double Strong)? MomentumOf(AxisDeclaration axis, IReadOnlyList<PointEvaluation> points)
    {
        if (axis.TunedPer is not null || points.Any(point => point.Optimizer is not Sgd { Momentum: >= 0 and < 1 }))
        {
            return null;
        }

        var (weak, strong) = RangeAlong(axis, points, point => 1 / (1 - ((Sgd)point.Optimizer!).Momentum));
        return strong >= LargestStep * (1 - 1e-9) * weak ? (1 - (1 / weak), 1 - (1 / strong)) : null;
    }

    /// <summary>
    /// The optimizer's name if it is AdamW or SGD; null for an optimizer of the author. A step of AdamW has about the size of the rate, but
    /// a step of SGD has the size of the rate times the gradient. Their best rates therefore differ by a factor of 10 or more.
    /// </summary>
    private static string? Kind(PointEvaluation point) => point.Optimizer is AdamW or Sgd ? point.Optimizer.Name : null;

    /// <summary>The batch size at the peak of the learning rate. Seesaw scales the rate from its first batch size.</summary>
    private static long BatchOfPeak(PointEvaluation point) =>
        point.Training!.BatchSchedule is SeesawBatch seesaw ? seesaw.From.Count : point.Training.BatchSize.Count;

    /// <summary>
    /// The peak learning rate of the steps with the largest batch. A batch schedule may scale the rate with the batch size.
    /// </summary>
    private static double RateOf(PointEvaluation point) => point.Training!.RateOfLargestSteps(point.Optimizer!.LearningRate);

    private static bool HasFewLevels(AxisDeclaration axis) =>
        axis.Levels.Count < FewestTunedLevels && axis.LevelType.TypeKind != TypeKind.Enum
        && axis.Levels.All(level => IsNumber(level.Value));

    /// <summary>Reports levels that equal an earlier level up to rounding. Levels that are equal have another diagnostic.</summary>
    /// <remarks>
    /// Near 1, the distance from 1 counts too: decays of 0.999 and 0.9999 differ by a factor of ten in what they average.
    /// </remarks>
    private static List<Diagnostic> Roundings(AxisDeclaration axis)
    {
        var found = new List<Diagnostic>();
        for (int i = 1; i < axis.Levels.Count; i++)
        {
            if (axis.Levels[i].Value is double or float
                && Enumerable.Range(0, i).Where(j => IsRounding(ToDouble(axis.Levels[j]), ToDouble(axis.Levels[i]))).ToList()
                    is [var first, ..])
            {
                found.Add(Diagnostic.Create(
                    Descriptors.LevelsAreOneArm,
                    LevelSyntax.Of(axis, i),
                    LevelName.Of(axis.Levels[i]),
                    axis.Property.Name,
                    LevelName.Of(axis.Levels[first]),
                    "nearly the same"));
            }
        }

        return found;
    }

    private static bool IsRounding(double one, double other)
    {
        bool IsNear(double left, double right) =>
            Math.Abs(left - right) <= Rounding * Math.Max(Math.Abs(left), Math.Abs(right));
        return !one.Equals(other) && !double.IsInfinity(one) && !double.IsInfinity(other) && IsNear(one, other)
            && (Math.Max(Math.Abs(one), Math.Abs(other)) is >= 1.5 or <= 0.5 || IsNear(1 - one, 1 - other));
    }

    private static double ToDouble(TypedConstant level) => Convert.ToDouble(level.Value, CultureInfo.InvariantCulture);

    /// <summary>Reports learning rates, tuned or compared, that are too near to each other for a different result.</summary>
    private static IEnumerable<Diagnostic> Narrow(AxisDeclaration axis, ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var points = evaluation.Points;
        if (points.Count == 0 || !axis.Levels.All(level => IsNumber(level.Value)) || points.Any(point => point.Optimizer is null)
            || IsTooNarrowForBatches(axis, experiment, points)
            // If the axis changes more than the optimizer, its rates may be a consequence.
            || axis.Changes(points, point => (point.Model, point.Training, point.Corpus, point.Optimizer!.Name)))
        {
            yield break;
        }

        var (lowest, highest) = RangeAlong(axis, points, point => point.Optimizer!.LearningRate);
        if (lowest > 0 && highest > lowest && highest < SmallestSpan * lowest * (1 - 1e-9))
        {
            yield return Diagnostic.Create(
                Descriptors.RateGridTooNarrow,
                LevelSyntax.Of(axis.Attribute, axis.Property),
                Remedy.Of((Remedy.Values, "4")),
                axis.Property.Name,
                Number(highest / lowest),
                "within which losses hardly differ",
                "Use levels that differ by a factor of 2 to 4");
        }
    }

    /// <summary>Reports axes that change only the seed of the text. They only repeat trials, as seeds do.</summary>
    private static IEnumerable<Diagnostic> Repetitions(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.Any(point => point.Corpus is not MarkovText || point.Model is null || point.Training is null) ? [] :
        from axis in experiment.Axes
        where axis.Fault == AxisFault.None && axis.Changes(evaluation.Points, point => ((MarkovText)point.Corpus!).SourceSeed)
            && !axis.Changes(evaluation.Points, point => ((MarkovText)point.Corpus! with { SourceSeed = 0 }, point.Model, point.Training,
                point.Optimizer, point.Validation, point.Probe))
        select Diagnostic.Create(
            Descriptors.RepetitionAsAxis,
            axis.Property.Locations.FirstOrDefault(),
            axis.Property.Name);

    /// <summary>Reports compared axes that change the best learning rate but are missing from <c>[TunedPer]</c>.</summary>
    private static IEnumerable<Diagnostic> LeftOut(AxisDeclaration tuned, ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        IReadOnlyList<string> named = tuned.TunedPerNames;
        if (named.Any(name => experiment.Axes.All(axis => axis.Property.Name != name)))
        {
            yield break;                                                            // a name that is no axis has its own diagnostic
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis is { TunedPer: null, Fault: AxisFault.None }
            && !named.Contains(axis.Property.Name)))
        {
            if (_movesTheOptimum.FirstOrDefault(one => axis.Changes(evaluation.Points, one.Of)).Setting is { } setting)
            {
                yield return Diagnostic.Create(
                    Descriptors.TunedPerLeavesOut,
                    LevelSyntax.Of(tuned.TunedPer!, tuned.Property),
                    Remedy.Of((Remedy.Axis, axis.Property.Name)),
                    tuned.Property.Name,
                    axis.Property.Name,
                    setting,
                    string.Join(", ", named.Append(axis.Property.Name).Select(name => $"nameof({name})")));
            }
        }
    }

    /// <summary>The settings on which the best learning rate depends.</summary>
    private static readonly (string Setting, Func<PointEvaluation, object?> Of)[] _movesTheOptimum =
    [
        ("BatchSize", point => point.Training?.BatchSize.Count),
        ("HiddenSize", point => point.Model?.HiddenSize),
        ("Layers", point => point.Model?.Layers),
        ("SequenceLength", point => point.Corpus?.SequenceLength),
        ("the optimizer", point => point.Optimizer?.Name),
    ];

    /// <summary>
    /// Reports learning rates that are tuned at some levels of a compared axis and constant at the others. An axis that changes only the
    /// learning rate is not reported, because it compares the tuned rate with another rate on purpose.
    /// </summary>
    private static IEnumerable<Diagnostic> TunedInPart(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Any(point => point.Optimizer is null))
        {
            yield break;
        }

        var tuned = experiment.Axes.Where(axis => IsTuned(axis)
            && axis.Changes(evaluation.Points, point => point.Optimizer!.LearningRate)).ToList();
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis is { TunedPer: null, Fault: AxisFault.None }
            && tuned.Count > 0 && axis.Changes(evaluation.Points, point => (point.Model, point.Corpus, point.Training, RestOf(point)))))
        {
            var levels = evaluation.Points.GroupBy(point => point.Levels[axis.Property.Name])
                .Select(level => (
                    Level: LevelName.Of(level.Key, axis.LevelType),
                    First: level.First(),
                    Tuned: tuned.FirstOrDefault(one => one.Changes([.. level], point => point.Optimizer!.LearningRate))))
                .ToList();
            var constant = levels.FirstOrDefault(level => level.Tuned is null);
            var others = levels.Where(level => level.Tuned is not null).ToList();
            if (constant.First is { } point && others.FirstOrDefault().Tuned is { } rate)
            {
                Location place = SettingPlace.OfOwn(
                    experiment,
                    LevelSyntax.Of(axis.Attribute, axis.Property),
                    point,
                    "Optimizer.LearningRate");
                yield return Diagnostic.Create(
                    Descriptors.RateIsTunedInPart,
                    place,
                    Remedy.Of((Remedy.Axis, rate.Property.Name == "LearningRate" ? rate.Property.Name : null)),
                    rate.Property.Name,
                    $"{(others.Count == 1 ? "level" : "levels")} {Sentence.AllOf(others.Select(level => level.Level))}",
                    axis.Property.Name,
                    constant.Level,
                    LevelName.OfRate(point.Optimizer!.LearningRate));
                yield break;
            }
        }
    }

    /// <summary>The settings of the optimizer other than its learning rate, as text.</summary>
    private static string RestOf(PointEvaluation point) => point.Optimizer!.Name + string.Join(
        ";",
        point.Optimizer.Settings().Where(setting => setting.Name != "LearningRate").Select(setting => $"{setting.Name}={setting.Value}"));

    /// <summary>
    /// Reports a grid of learning rates that is narrower than the range of the best rates. The square-root rule predicts this range from
    /// the batch sizes.
    /// </summary>
    private static IEnumerable<Diagnostic> TooNarrow(AxisDeclaration tuned, ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from range in RangesForBatches(tuned, experiment, evaluation.Points)
        select Diagnostic.Create(
            Descriptors.RateGridTooNarrow,
            LevelSyntax.Of(tuned.Attribute, tuned.Property),
            Remedy.Of((Remedy.Values, range.Needed.ToString("R", CultureInfo.InvariantCulture))),
            tuned.Property.Name,
            Number(range.Span),
            $"but the batch sizes of '{range.Axis.Property.Name}' span a factor of {Number(range.Needed * range.Needed)}. "
                + $"By the square-root rule, the best rate then changes by a factor of {Number(range.Needed)}",
            $"Add lower and higher levels to '{tuned.Property.Name}'");

    /// <summary>Reports learning rates for AdamW that SGD uses too. The best rates of SGD are far higher.</summary>
    private static IEnumerable<Diagnostic> TooLowForSgd(AxisDeclaration tuned, SweepEvaluation evaluation)
    {
        var sgd = evaluation.Points.Where(point => point.Optimizer is Sgd).ToList();
        var adam = evaluation.Points.Where(point => point.Optimizer is AdamW).ToList();
        if (sgd.Count > 0 && adam.Count > 0 && tuned.Changes(sgd, point => point.Optimizer!.LearningRate)
            && sgd.Max(point => point.Optimizer!.LearningRate) is var highest
            && highest.Equals(adam.Max(point => point.Optimizer!.LearningRate))
            && sgd.Max(point => point.Optimizer is Sgd one ? one.LearningRate / (1 - one.Momentum) : 0) < LeastSgdRate)
        {
            yield return Diagnostic.Create(
                Descriptors.RateGridTooNarrow,
                LevelSyntax.Of(tuned.Attribute, tuned.Property),
                tuned.Property.Name,
                Number(highest / sgd.Min(point => point.Optimizer!.LearningRate)),
                $"up to {LevelName.OfRate(highest)}, and SGD shares them with AdamW. The best rates of SGD are far higher, because AdamW divides "
                    + "each gradient by its root mean square",
                "Give SGD rates of its own, usually from 0.01 to 1");
        }
    }

    /// <summary>Whether the grid of a tuned axis has a diagnostic about the batch sizes that it is tuned for.</summary>
    private static bool IsTooNarrowForBatches(
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        IReadOnlyList<PointEvaluation> points) =>
        IsTuned(axis) && (HasFewLevels(axis) || RangesForBatches(axis, experiment, points).Any());

    /// <summary>The batch size axes for which a tuned grid is too narrow, with the present and the needed span.</summary>
    private static IEnumerable<(AxisDeclaration Axis, double Span, double Needed)> RangesForBatches(
        AxisDeclaration tuned,
        ExperimentDeclaration experiment,
        IReadOnlyList<PointEvaluation> points)
    {
        if (points.Count == 0 || points.Any(point => point.Optimizer is null || point.Training is null))
        {
            yield break;
        }

        var (lowest, highest) = RangeAlong(tuned, points, point => point.Optimizer!.LearningRate);
        if (!(highest > lowest))
        {
            yield break;                                                            // it tunes another setting
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => tuned.TunedPerNames.Contains(axis.Property.Name)))
        {
            var (least, most) = RangeAlong(axis, points, point => BatchOfPeak(point));
            var (low, high) = RangeAlong(axis, points, RateOf);
            double needed = Math.Sqrt(most / least);
            if (low.Equals(high) && highest / lowest < needed * (1 - 1e-9))
            {
                yield return (axis, highest / lowest, needed);
            }
        }
    }

    /// <summary>Reports a grid of learning rates with gaps so wide that the best rate may be far from every level.</summary>
    private static IEnumerable<Diagnostic> TooCoarse(AxisDeclaration tuned, SweepEvaluation evaluation)
    {
        var rates = evaluation.Points.Where(point => point.Optimizer is not null)
            .GroupBy(point => point.OthersOf(tuned), StringComparer.Ordinal)
            .Select(group => group.Select(point => point.Optimizer!.LearningRate).Distinct().OrderBy(rate => rate).ToList())
            .FirstOrDefault();
        double widest = rates is not { Count: > 1 } ? 1 : rates.Zip(rates.Skip(1), (low, high) => high / low).Max();
        // An implausible rate is probably a typing error and has a separate diagnostic.
        bool isMistyped = evaluation.Points.Any(point => point.Optimizer is { LearningRate: < PlausibleRate.Smallest }
            or AdamW { LearningRate: >= PlausibleRate.LargestOfAdamW });
        if (widest > LargestStep * (1 + 1e-9) && !isMistyped)
        {
            yield return Diagnostic.Create(
                Descriptors.RateGridTooCoarse,
                LevelSyntax.Of(tuned.Attribute, tuned.Property),
                tuned.Property.Name,
                Number(widest),
                Number(Math.Sqrt(widest)));
        }
    }

    /// <summary>
    /// The lowest and highest value of a quantity over points that differ only in one axis. Of all such groups, the one with the largest
    /// ratio.
    /// </summary>
    private static (double Least, double Most) RangeAlong(
        AxisDeclaration axis,
        IReadOnlyList<PointEvaluation> points,
        Func<PointEvaluation, double> quantity) =>
        points.GroupBy(point => point.OthersOf(axis), StringComparer.Ordinal)
            .Select(group => (Least: group.Min(quantity), Most: group.Max(quantity)))
            .OrderByDescending(range => range.Most / range.Least)
            .First();

    private static bool IsNumber(object? value) => value is IConvertible and not (string or bool or char);

    private static string Number(double value) => LlamaBatch.Number.ThreeDigits(value);
}
