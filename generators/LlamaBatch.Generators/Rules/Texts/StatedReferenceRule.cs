using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports values that the code rescales from another batch size than the text says, as in "β₂ is that of 0.96 at 64 sequences" beside
/// <c>HalfLife.Rescale(beta: 0.96, fromBatch: 32, …)</c>.
/// </summary>
internal static class StatedReferenceRule
{
    private const string Value = @"(?<![\w.,^×*])(?<value>[0-9]{1,9}(\.[0-9]{1,9})?(e-?[0-9]{1,2})?)";

    private static readonly Regex _atBatch = new(
        $@"{Value} (at|for|with) ((a |the )?batch( size)?( of)? )?{StatedNumber.Integer}(?<unit> sequences)?"
            + @"(?=[.,;:)]|$| (and|with|at|in|of the step|per step)\b|(?<=sequences) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        string text = string.Join(
            " ",
            experiment.Record.GetMembers("Optimizer").Concat(experiment.Axes.Select(axis => axis.Property))
                .Select(member => DocumentationText.All(member, cancellation))
                .Prepend(DocumentationText.All(experiment.Record, cancellation)));
        var stated = PlainSentences.In(text).SelectMany(sentence => _atBatch.Matches(sentence).Cast<Match>()).ToList();
        if (stated.Count == 0)
        {
            return null;
        }

        foreach (IInvocationOperation call in experiment.Operations(cancellation).OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.ContainingType.Name is nameof(HalfLife) or nameof(RateScaling)))
        {
            if ((NumberOf(call, "beta") ?? NumberOf(call, "rate")) is not { } value || NumberOf(call, "fromBatch") is not { } from)
            {
                continue;
            }

            if (Other(value, from) is { } only)
            {
                return Diagnostic.Create(
                    Descriptors.ArmDiffersFromText,
                    WrittenValue.ArgumentOf(call.Arguments, "fromBatch")!.Syntax.GetLocation(),
                    $"The text says '{only.Value}', but {call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name} starts from "
                        + $"{LevelName.Of(value, null)} at {LevelName.Of(from, null)}. Correct the code or the text.");
            }
        }

        // Stages scale the rate of one batch size.
        var staged = points.Where(point => point.Training!.BatchSchedule.RateExponent > 0).ToList();
        return staged.Select(point => (Rate: point.Optimizer?.LearningRate ?? 0, Batch: BatchOf(point.Training!))).Distinct().ToList()
                is [var (rate, fromRate)]
            && Other(rate, fromRate) is { } ofRate
            ? Diagnostic.Create(
                Descriptors.ArmDiffersFromText,
                SettingPlace.Of(experiment, staged[0], "Training.BatchSchedule"),
                $"The text says '{ofRate.Value}', but steps of {LevelName.Of(fromRate, null)} sequences have the rate "
                    + $"{LevelName.OfRate(rate)}. Correct RateBatch or the text.")
            : null;

        // The only statement about a value, if it names another batch size.
        Match? Other(double value, double from) =>
            stated.Where(match => ClaimNumbers.Of(match.Groups["value"].Value) is { } said && said.Equals(value)).ToList() is [var only]
            && StatedNumber.In(only) is var batch && !batch.Equals(from) && !IsSetting(points, value, batch)
                ? only
                : null;
    }

    /// <summary>The batch size at which steps have the peak rate.</summary>
    private static double BatchOf(Training training) =>
        (training.BatchSchedule.RateBatch.Count > 0 ? training.BatchSchedule.RateBatch : training.BatchSize).Count;

    /// <summary>Whether trials at a batch size have a value, apart from rounding.</summary>
    private static bool IsSetting(IReadOnlyList<PointEvaluation> points, double value, double batch) =>
        points.Where(point => batch.Equals((double)point.Training!.BatchSize.Count)
            && point.Training.BatchSchedule.RateExponent == 0).Any(point =>
            IsNear(value, point.Optimizer?.LearningRate ?? 0) || IsNear(value, (point.Optimizer as AdamW)?.Beta2 ?? 0)
            || IsNear(value, (point.Optimizer as AdamW)?.Beta1 ?? 0));

    private static bool IsNear(double stated, double actual) =>
        Math.Abs(actual - stated) <= 0.02 * stated && (stated < 0.5 || Math.Abs(actual - stated) <= 0.1 * (1 - stated));

    private static double? NumberOf(IInvocationOperation call, string parameter) =>
        WrittenValue.ArgumentOf(call.Arguments, parameter) is { } argument ? WrittenValue.NumberOf(argument) : null;
}
