using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports runs whose numbers are implausible in the declared unit: steps to a target that rise with the batch size, text to a target that
/// falls with it, accuracies above 1, and losses above that of an untrained model.
/// </summary>
internal static class RunUnitRule
{
    /// <summary>The smallest ratio of batch sizes at which the trends of steps and text can be told apart.</summary>
    internal const double LeastRange = 4;

    /// <summary>The relative increase in steps that is unlikely to be noise.</summary>
    internal const double Rise = 0.1;

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations) =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Of", ContainingType.Name: "RunTable" }
        let finding = Check(call) ?? Values(call)
        where finding is not null
        select finding;

    /// <summary>Reports accuracies in percent, and losses that are probably perplexities.</summary>
    private static Diagnostic? Values(IInvocationOperation call)
    {
        if (WrittenValue.ArgumentOf(call.Arguments, "metric") is not { } metric || WrittenValue.TextOf(metric) is not { } name
            || WrittenValue.ArgumentOf(call.Arguments, "arms") is not { } arms)
        {
            return null;
        }

        var runs = WrittenList.TuplesOf(arms).Where(arm => arm.Elements.Length == 2)
            .Select(arm => (Place: arm.Elements[1], Values: WrittenRuns.Of(arm.Elements[1]))).Where(arm => arm.Values.Count > 0).ToList();
        if (runs.Count == 0)
        {
            return null;
        }

        double least = runs.Min(arm => arm.Values.Min());
        string? problem = name switch
        {
            "Accuracy" or "SpikeRate" when least > 1 =>
                $"{name} is a share from 0 to 1, but the smallest of these numbers is {LevelName.Of(least, null)}. Divide percentages "
                    + "by 100.",
            "ValidationLoss" or "TrainLoss" or "SeenLoss" when least > MetricRange.LargestLoss =>
                $"{name} is in nats per token, and an untrained model has a loss below {LevelName.Of(MetricRange.LargestLoss, null)}, but "
                    + $"the smallest of these numbers is {LevelName.Of(least, null)}. If these are perplexities, write their natural "
                    + "logarithms.",
            _ => null,
        };
        return problem is null ? null : Diagnostic.Create(Descriptors.RunsInAnotherUnit, runs[0].Place.Syntax.GetLocation(), problem);
    }

    private static Diagnostic? Check(IInvocationOperation call)
    {
        if (WrittenValue.ArgumentOf(call.Arguments, "axis") is not { } axis || WrittenValue.TextOf(axis) is not { } name
            || !ImportedConstantRule.IsBatch(name)
            || call.Arguments.Select(one => WrittenList.Unconverted(one.Value)).SelectMany(value => value.DescendantsAndSelf())
                .OfType<IObjectCreationOperation>().FirstOrDefault(one => one.Type is { Name: "RunTarget" }) is not { } target
            || WrittenValue.ArgumentOf(target.Arguments, "Unit") is not IFieldReferenceOperation unit
            || WrittenValue.ArgumentOf(call.Arguments, "arms") is not { } arms)
        {
            return null;
        }

        var means = (from arm in WrittenList.TuplesOf(arms)
                     where arm.Elements.Length == 2
                     let batch = WrittenValue.NumberOf(WrittenValue.ConstantIn(arm.Elements[0]))
                     let runs = WrittenRuns.Of(arm.Elements[1])
                     where batch > 0 && runs.Count > 0 && runs.All(run => run > 0)
                     orderby batch
                     select new Arm(batch.Value, runs.Average())).ToList();
        if (means.Count < 2 || means[means.Count - 1] is not { } large || large.Batch / means[0].Batch is var range && range < LeastRange)
        {
            return null;
        }

        double ratio = large.Mean / means[0].Mean;
        return (unit.Field.Name, ratio) switch
        {
            ("Steps", > 1 + Rise) =>
                Finding("steps", "rise", ratio, "A larger batch needs fewer steps, so these may be sequences or tokens."),
            ("Sequences" or "Tokens", _) when ratio * Math.Sqrt(range) < 1 =>
                Finding(
                    unit.Field.Name.ToLowerInvariant(),
                    "fall",
                    1 / ratio,
                    "A larger batch needs at least as much text, so these may be steps."),
            _ => null,
        };

        Diagnostic Finding(string declared, string changes, double factor, string reason) => Diagnostic.Create(
            Descriptors.RunsInAnotherUnit,
            unit.Syntax.GetLocation(),
            Remedy.Of((Remedy.Values, Remedy.Joined(
                declared == "steps" ? ["ProgressUnit.Sequences", "ProgressUnit.Tokens"] : ["ProgressUnit.Steps"]))),
            $"These numbers are declared as {declared}, but they {changes} by a factor of {Number.ThreeDigits(factor)} from a batch of "
                + $"{LevelName.Of(means[0].Batch, null)} to one of {LevelName.Of(large.Batch, null)}. {reason} Correct the unit.");
    }

    private sealed record Arm(double Batch, double Mean);
}
