using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports runs whose numbers change with the batch size as no number of that unit does: steps to a target that rise, or text to a target
/// that falls. The numbers are probably in another unit.
/// </summary>
internal static class RunUnitRule
{
    /// <summary>The smallest ratio of batch sizes between which steps and text change differently enough.</summary>
    internal const double LeastRange = 4;

    /// <summary>The relative rise of steps that no noise explains.</summary>
    internal const double Rise = 0.1;

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations) =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Of", ContainingType.Name: "RunTable" }
        let finding = Check(call)
        where finding is not null
        select finding;

    private static Diagnostic? Check(IInvocationOperation call)
    {
        if (RunTableRule.Argument(call.Arguments, "axis") is not { } axis || RunTableRule.TextOf(axis) is not { } name
            || !ImportedConstantRule.IsBatch(name)
            || call.Arguments.Select(one => WrittenList.Unconverted(one.Value)).SelectMany(value => value.DescendantsAndSelf())
                .OfType<IObjectCreationOperation>().FirstOrDefault(one => one.Type is { Name: "RunTarget" }) is not { } target
            || RunTableRule.Argument(target.Arguments, "Unit") is not IFieldReferenceOperation unit
            || RunTableRule.Argument(call.Arguments, "arms") is not { } arms)
        {
            return null;
        }

        var means = (from arm in RunTableRule.TuplesOf(arms)
                     where arm.Elements.Length == 2
                     let batch = ClaimReader.NumberOf(RunTableRule.ConstantIn(arm.Elements[0]))
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
            declared,
            changes,
            Number.ThreeDigits(factor),
            LevelName.Of(means[0].Batch, null),
            LevelName.Of(large.Batch, null),
            reason);
    }

    private sealed record Arm(double Batch, double Mean);
}
