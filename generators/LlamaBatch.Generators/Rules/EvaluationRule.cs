using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports runs to a target whose numbers are all multiples of an interval, although the table does not say that the runs were evaluated at
/// this interval. Each run then counts as measured exactly.
/// </summary>
internal static class EvaluationRule
{
    /// <summary>The fewest different numbers that show an interval.</summary>
    internal const int FewestNumbers = 4;

    /// <summary>The smallest interval, as a share of the smallest number, that matters.</summary>
    internal const double SmallestShare = 0.02;

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations) =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Of", ContainingType.Name: "RunTable" }
        from target in call.Arguments.Select(one => WrittenList.Unconverted(one.Value)).OfType<IObjectCreationOperation>()
        where target is { Type.Name: "RunTarget", Initializer: null } && RunTableRule.Argument(call.Arguments, "arms") is not null
        let runs = RunTableRule.TuplesOf(RunTableRule.Argument(call.Arguments, "arms")!)
            .Where(arm => arm.Elements.Length == 2).SelectMany(arm => WrittenRuns.Of(arm.Elements[1])).Distinct().ToList()
        let interval = IntervalOf(runs)
        where interval is not null
        select Diagnostic.Create(
            Descriptors.RunsReadAtEvaluations,
            target.Syntax.GetLocation(),
            Remedy.Of((Remedy.Values, $"{target.Syntax} {{ EvaluatedEvery = {CSharpLiteral.Grouped(interval.Value)} }}")),
            FormattableString.Invariant($"{interval:N0}"),
            CSharpLiteral.Grouped(interval.Value));

    /// <summary>The greatest common divisor of the numbers, if it is no result of rounding; otherwise null.</summary>
    private static long? IntervalOf(List<double> runs)
    {
        if (runs.Count < FewestNumbers || !runs.TrueForAll(run => run is >= 1 and < 1e15 && run.Equals(Math.Floor(run))))
        {
            return null;
        }

        long divisor = runs.Select(run => (long)run).Aggregate(Divisor);
        return divisor >= SmallestShare * runs.Min() && !IsRound(divisor) ? divisor : null;
    }

    /// <summary>Whether a number looks rounded: apart from final zeros, it is a single digit or 25.</summary>
    private static bool IsRound(long number)
    {
        while (number % 10 == 0)
        {
            number /= 10;
        }

        return number < 10 || number == 25;
    }

    private static long Divisor(long one, long other) => other == 0 ? one : Divisor(other, one % other);
}
