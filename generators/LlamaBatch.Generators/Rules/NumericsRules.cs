using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports numbers of a model, an optimizer or a schedule that are legal, but almost certainly mistakes.</summary>
internal static class NumericsRules
{
    /// <summary>
    /// The smallest implausible learning rate of AdamW. A step moves a weight by about the learning rate, and initial weights of a Llama
    /// are about 0.02 (Touvron et al. 2023).
    /// </summary>
    internal const double LargestAdamRate = 0.15;

    /// <summary>
    /// The smallest implausible ε of AdamW. A larger ε outweighs the root of the second moment, because gradients of a Llama are about 1e-3
    /// or smaller. AdamW then no longer adapts to the gradients.
    /// </summary>
    private const double LargestEpsilon = 1e-3;

    /// <summary>
    /// The usual <c>Beta1</c>. Swapped betas are reported only if <c>Beta1</c> is larger, because a small <c>Beta2</c> alone can be right
    /// for a very large batch.
    /// </summary>
    private const double UsualBeta1 = 0.9;

    /// <summary>
    /// The largest plausible ratio of the inner width to the hidden size. A larger ratio means that the inner width belongs to another
    /// model.
    /// </summary>
    private const double LargestInnerRatio = 16;

    /// <summary>
    /// The smallest implausible standard deviation of initial weights. A model of width 16 needs 0.25, and wider models need less.
    /// </summary>
    private const double LargestWeights = 0.3;

    private const double LongestWarmup = 0.5;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.SelectMany(point => Optimizers(experiment, evaluation, point).Concat(Schedules(experiment, point))
            .Concat(Shapes(experiment, point)));

    private static IEnumerable<Diagnostic> Shapes(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Model is not { } model || model.Problems().Any())
        {
            yield break;
        }

        if (model.Layers >= model.HiddenSize)
        {
            yield return Diagnostic.Create(
                Descriptors.DeeperThanWide,
                SettingPlace.Of(experiment, point, "Model.Layers", "Model.HiddenSize"),
                model.Layers,
                model.HiddenSize);
        }

        // An inner width below the hidden size may be intended, unless it comes from a preset.
        if (model.IntermediateSize > LargestInnerRatio * model.HiddenSize
            || (model.IntermediateSize < model.HiddenSize && !point.Assignments.ContainsKey("Model.IntermediateSize")))
        {
            yield return Diagnostic.Create(
                Descriptors.InnerWidthOutOfProportion,
                SettingPlace.Of(experiment, point, "Model.IntermediateSize", "Model.HiddenSize"),
                FormattableString.Invariant($"{model.IntermediateSize:N0}"),
                FormattableString.Invariant($"{model.HiddenSize:N0}"),
                FormattableString.Invariant($"{(model.HiddenSize * 8L) / 3:N0}"));
        }

        if (model.InitializerRange > LargestWeights)
        {
            yield return Diagnostic.Create(
                Descriptors.WeightsStartTooLarge,
                SettingPlace.Of(experiment, point, "Model.InitializerRange"),
                Text(model.InitializerRange));
        }
    }

    private static IEnumerable<Diagnostic> Optimizers(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        PointEvaluation point)
    {
        if (point.Optimizer is not AdamW adam || adam.Problems().Any())
        {
            yield break;
        }

        if (adam.LearningRate >= LargestAdamRate)
        {
            yield return Diagnostic.Create(
                Descriptors.RateTooLarge,
                SettingPlace.Of(experiment, point, "Optimizer.LearningRate"),
                Text(adam.LearningRate));
        }
        else if (adam.LearningRate * adam.WeightDecay >= 1)
        {
            yield return Diagnostic.Create(
                Descriptors.DecayTooLarge,
                SettingPlace.Of(experiment, point, "Optimizer.WeightDecay"),
                Text(adam.LearningRate),
                Text(adam.WeightDecay),
                Number.ThreeDigits(1 - (adam.LearningRate * adam.WeightDecay)),
                LevelsOf(experiment, evaluation, point, one => (one.Optimizer?.LearningRate, (one.Optimizer as AdamW)?.WeightDecay)));
        }

        if (adam.Epsilon >= LargestEpsilon)
        {
            yield return Diagnostic.Create(
                Descriptors.EpsilonTooLarge,
                SettingPlace.Of(experiment, point, "Optimizer.Epsilon"),
                Remedy.Of((Remedy.Setting, "Optimizer.Epsilon"), (Remedy.Values, "1e-8")),
                Text(adam.Epsilon));
        }

        if (adam.Beta1 > Math.Max(adam.Beta2, UsualBeta1))
        {
            yield return Diagnostic.Create(
                Descriptors.BetasAreSwapped,
                SettingPlace.Of(experiment, point, "Optimizer.Beta1", "Optimizer.Beta2"),
                Text(adam.Beta1),
                Text(adam.Beta2));
        }
        else if (adam.Beta2 < adam.Beta1 * adam.Beta1)
        {
            yield return Diagnostic.Create(
                Descriptors.Beta2TooSmall,
                SettingPlace.Of(experiment, point, "Optimizer.Beta2", "Optimizer.Beta1"),
                Text(adam.Beta1),
                Number.ThreeDigits(adam.Beta2),
                LevelsOf(experiment, evaluation, point, one => (one.Optimizer as AdamW)?.Beta2),
                ((decimal)adam.Beta1 * (decimal)adam.Beta1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Diagnostic> Schedules(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Trainable is not { } plan)
        {
            yield break;
        }

        if (plan.Training.Schedule.Warmup > LongestWarmup)
        {
            yield return Diagnostic.Create(
                Descriptors.WarmupTooLong,
                SettingPlace.Of(experiment, point, "Training.Schedule.Warmup", "Training.Schedule"),
                Remedy.Of((Remedy.Warmup, "0.1")),
                Text(plan.Training.Schedule.Warmup));
        }

        if (plan.Training.AveragingHalfLife.Count > plan.Training.Tokens.Count)
        {
            yield return Diagnostic.Create(
                Descriptors.AverageTooLong,
                SettingPlace.Of(experiment, point, "Training.AveragingHalfLife"),
                Remedy.Of(
                    (Remedy.Setting, "Training.AveragingHalfLife"),
                    (Remedy.Values, CSharpLiteral.Grouped(Math.Max(1, plan.Training.Tokens.Count / 50)))),
                FormattableString.Invariant($"{plan.Training.AveragingHalfLife.Count:N0}"),
                FormattableString.Invariant($"{plan.Training.Tokens.Count:N0}"));
        }
    }

    /// <summary>The levels that cause a value, in parentheses; empty if no axis changes the value.</summary>
    public static string LevelsOf(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        PointEvaluation point,
        Func<PointEvaluation, object?> value)
    {
        string levels = Sentence.AllOf(
            from axis in experiment.Axes
            where axis.Fault == AxisFault.None && TuningRules.Varies(axis, evaluation.Points, value)
                && point.Levels.ContainsKey(axis.Property.Name)
            select $"level {LevelName.Of(point.Levels[axis.Property.Name]!, axis.LevelType)} of '{axis.Property.Name}'");
        return levels.Length == 0 ? "" : $" (at {levels})";
    }

    private static string Text(double value) => LevelName.Of(value, null);
}
