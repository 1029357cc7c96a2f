using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comparisons whose values follow from a definition: a metric at a target of the same metric, and two criteria of which one is a
/// multiple of the other.
/// </summary>
internal static class DefinitionRule
{
    private static readonly HashSet<string> _ofSides = ["IsAbove", "IsBelow", "IsNoWorseThan", "IsEquivalentTo", "IsEqualTo"];

    /// <summary>Reports a metric that is read where each trial reaches a value of this metric, so that all values are the target.</summary>
    public static Diagnostic? CheckTarget(ClaimCall call, ExperimentDeclaration experiment) =>
        call.Left is { } left && experiment.Targets.FirstOrDefault(target => target.Metric.Name == left.Accessor.Name
            && left.Budget == $"Matched({LevelName.Of(target.Value, null)})") is { } target
            && experiment.Targets.Count(other => other.Value.Equals(target.Value)) == 1
            ? Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                call.Place,
                $"{left.Budget} reads each trial where its {target.Metric.Name} reaches {LevelName.Of(target.Value, null)}, so "
                    + $"{left.Accessor.Name} is {LevelName.Of(target.Value, null)} on all sides. Compare another metric, or declare the "
                    + "target for another one.")
            : null;

    /// <summary>
    /// Reports comparisons of training-step metrics between points that differ only in what is validated or averaged. Both points train in
    /// the same way, so the values are equal.
    /// </summary>
    public static Diagnostic? CheckTraining(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call is not { Left: { Arms: [var left], Budget: "EqualTokens" or "EqualSteps" or "EqualTime" } side }
            || call.Rights is not [{ Arms: [var right] }]
            || experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == side.Accessor.Name)?.Kind != MetricKind.Step
            || evaluation.PointOf(left) is not { } one || evaluation.PointOf(right) is not { } other
            || EqualLevelRule.SettingsOf(one) == EqualLevelRule.SettingsOf(other)
            || EqualLevelRule.SettingsOfTraining(one) is not { } settings || settings != EqualLevelRule.SettingsOfTraining(other))
        {
            return null;
        }

        return Diagnostic.Create(
            Descriptors.DecidedByDefinition,
            call.Place,
            $"{side.Accessor.Name} is measured in training, and both sides train in the same way: they differ only in what is validated or "
                + "averaged. Compare a metric of validation, such as ValidationLoss.");
    }

    /// <summary>
    /// Reports comparisons of learning between points that differ only in the micro-batch, which changes memory and speed, but no step.
    /// </summary>
    public static Diagnostic? CheckMicroBatch(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation) =>
        evaluation is not null && _ofSides.Contains(call.Method) && call.Left is { Arms: [var left], Budget: not "" } side
        && call.Rights is [{ Arms: [var right] }] && left != right
        && experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == side.Accessor.Name)
            is { Kind: MetricKind.Step or MetricKind.Validation, NeedsMicroBatches: false }
        && evaluation.PointOf(left) is { } one && evaluation.PointOf(right) is { } other
        && EqualLevelRule.SettingsOf(one, countsMicroBatch: false) is { } settings
        && settings == EqualLevelRule.SettingsOf(other, countsMicroBatch: false)
        && one.Trainable!.MicroBatch != other.Trainable!.MicroBatch
            ? Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                call.Place,
                "Both sides train in the same way: they differ only in MicroBatch, which affects memory and speed. "
                    + "Compare PeakMemory or TokensPerSecond, or vary BatchSize.")
            : null;

    /// <summary>Reports comparisons of numbers of parameters between points that have the same model.</summary>
    public static Diagnostic? CheckParameters(ClaimCall call, SweepEvaluation? evaluation) =>
        call is { Method: "IsAbove" or "IsBelow", Left: { Accessor.Name: "Parameters", Arms: [var left] }, Rights: [{ Arms: [var right] }] }
        && evaluation?.PointOf(left)?.Plan is { } one && evaluation.PointOf(right)?.Plan is { } other
        && left != right && one.Parameters == other.Parameters && one.Model == other.Model
            ? Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                call.Place,
                FormattableString.Invariant($"Both sides have the same model, with {one.Parameters:N0} parameters. ")
                    + "Compare another quantity, such as MemoryBytes.")
            : null;

    /// <summary>Reports Pareto fronts of the validation loss and of bits per byte, if each token is a byte.</summary>
    public static IEnumerable<Diagnostic> CheckFront(
        IInvocationOperation call,
        ExperimentDeclaration experiment,
        SweepEvaluation? evaluation)
    {
        if (call.TargetMethod is not { Name: "IsNonDominated", ContainingType.Name: "Pareto", ContainingAssembly.Name: "LlamaBatch" }
            || evaluation is not { Points.Count: > 0 } || !evaluation.Points.All(point => point.Corpus is DotNetDocs))
        {
            yield break;
        }

        var criteria = call.Arguments.Where(argument => argument.Parameter?.Name == "metrics")
            .SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(one => experiment.Metrics.Any(metric => metric.Type.Name == one.TargetMethod.Name && MetricRange.IsOurs(metric.Type)))
            .ToList();
        if (criteria.Exists(one => one.TargetMethod.Name == "ValidationLoss")
            && criteria.FirstOrDefault(one => one.TargetMethod.Name == "BitsPerByte") is { } bits)
        {
            yield return Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                bits.Syntax.GetLocation(),
                "BitsPerByte is ValidationLoss divided by ln 2, because each token of the text is a byte, so both are one criterion. "
                    + "Compare the loss with another criterion, such as TokensPerSecond.");
        }
    }
}
