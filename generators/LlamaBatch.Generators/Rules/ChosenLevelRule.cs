using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports claims that choose a level, or a comparison, by the results that they judge.</summary>
internal static class ChosenLevelRule
{
    private static readonly HashSet<string> _choosing =
        ["MinBy", "MaxBy", "OrderBy", "OrderByDescending", "Order", "OrderDescending", "Min", "Max"];

    public static IEnumerable<Diagnostic> Check(IOperation? body, Func<IMethodSymbol, bool> isGenerated)
    {
        foreach (IInvocationOperation call in body?.DescendantsAndSelf().OfType<IInvocationOperation>() ?? [])
        {
            if (call.TargetMethod.ContainingNamespace?.ToDisplayString() != "System.Linq" || !_choosing.Contains(call.TargetMethod.Name))
            {
                continue;
            }

            IOperation[] keys = [.. call.Arguments.Select(argument => argument.Value)
                .Where(value => value.DescendantsAndSelf().Any(one => one is IAnonymousFunctionOperation))
                .SelectMany(value => value.DescendantsAndSelf())];
            string? problem =
                keys.OfType<IInvocationOperation>().Any(one => isGenerated(one.TargetMethod))
                    ? "the level is chosen by the results that then judge it, so chance makes it look better than it is. Compare with "
                        + "IsBestOf, or tune the axis, so that other seeds choose its level"
                : keys.OfType<IPropertyReferenceOperation>().Any(one => one.Property is { Name: "Mean", ContainingType.Name: "LevelMean" })
                    && GivesLevel(call)
                    ? "the level with the best mean jumps from one tested level to the next, so it has no standard error. Use BestLevel(), "
                        + "which interpolates"
                : null;
            if (problem is not null)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelChosenByResults,
                    call.Syntax.GetLocation(),
                    call.TargetMethod.Name,
                    problem);
            }
        }
    }

    /// <summary>Reports claims that read the status of a verdict, which is decided only after the code of the claim has run.</summary>
    public static IEnumerable<Diagnostic> CheckStatus(IOperation? body) =>
        from read in body?.DescendantsAndSelf().OfType<IPropertyReferenceOperation>() ?? []
        where read.Property is { Name: "Status", ContainingType: { Name: "Verdict", ContainingAssembly.Name: "LlamaBatch" } }
        select Diagnostic.Create(
            Descriptors.LevelChosenByResults,
            read.Syntax.GetLocation(),
            "Status",
            "the claim cannot choose: a verdict is inconclusive until all claims have run. Return one comparison, or write a claim for "
                + "each");

    /// <summary>Whether the level of the chosen point is read, as in <c>levels.MinBy(level => level.Mean).Level</c>.</summary>
    private static bool GivesLevel(IOperation call)
    {
        for (IOperation? outer = call.Parent; outer is not null and not IAnonymousFunctionOperation; outer = outer.Parent)
        {
            if (outer is IPropertyReferenceOperation { Property: { Name: "Level", ContainingType.Name: "LevelMean" } })
            {
                return true;
            }
        }

        return false;
    }
}
