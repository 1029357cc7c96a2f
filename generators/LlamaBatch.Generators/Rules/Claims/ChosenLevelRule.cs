using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports claims that use the same results to choose a level or a comparison and to decide the verdict.</summary>
internal static class ChosenLevelRule
{
    private static readonly HashSet<string> _choosing =
        ["MinBy", "MaxBy", "OrderBy", "OrderByDescending", "Order", "OrderDescending", "Min", "Max"];

    /// <param name="body">The code of a claim or a helper.</param>
    /// <param name="isGenerated">Whether a method gives measured results.</param>
    /// <param name="bodyOf">The code of a method; null if it is not in this project.</param>
    public static IEnumerable<Diagnostic> Check(
        IOperation? body, Func<IMethodSymbol, bool> isGenerated, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        foreach (IInvocationOperation call in body?.DescendantsAndSelf().OfType<IInvocationOperation>() ?? [])
        {
            if (call.TargetMethod.ContainingNamespace?.ToDisplayString() != "System.Linq" || !_choosing.Contains(call.TargetMethod.Name))
            {
                continue;
            }

            IOperation[] keys = [.. call.Arguments.Select(argument => argument.Value)
                .Where(value => value.DescendantsAndSelf().Any(one => one is IAnonymousFunctionOperation or IMethodReferenceOperation))
                .SelectMany(value => WithHelpers(value, isGenerated, bodyOf))];
            string? problem =
                keys.OfType<IInvocationOperation>().Any(one => isGenerated(one.TargetMethod)) || IsOfArms(call, isGenerated)
                    || ChoosesArm(call, isGenerated)
                    ? $"With {call.TargetMethod.Name}, the same results choose the level and decide the claim, so chance favors the chosen "
                        + "level. Compare with IsBestOf, tune the axis so that other seeds choose its level, or name the level in the "
                        + "claim."
                : keys.OfType<IPropertyReferenceOperation>().Any(one => one.Property is { Name: "Mean", ContainingType.Name: "LevelMean" })
                    && GivesLevel(call)
                    ? $"{call.TargetMethod.Name} can return only a tested level, so its result has no standard error. Use BestLevel(), "
                        + "which interpolates."
                : null;
            if (problem is not null)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelChosenByResults,
                    call.Syntax.GetLocation(),
                    problem);
            }
        }
    }

    /// <summary>An operation with all of its parts, and those of the helpers that it calls.</summary>
    private static IEnumerable<IOperation> WithHelpers(
        IOperation operation, Func<IMethodSymbol, bool> isGenerated, Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var open = new Queue<IOperation>([operation]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            foreach (IOperation part in open.Dequeue().DescendantsAndSelf())
            {
                yield return part;

                IMethodSymbol? called = part switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (called is not null && !isGenerated(called) && seen.Add(called) && bodyOf(called) is { } helper)
                {
                    open.Enqueue(helper);
                }
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
            "Status cannot be used in a claim: every verdict is inconclusive until all claims have run. Return one comparison, or write "
                + "one claim per comparison.");

    /// <summary>Whether a call takes the best mean of measured values, as in <c>samples.Arms.Min(arm => arm.Mean)</c>.</summary>
    private static bool IsOfArms(IInvocationOperation call, Func<IMethodSymbol, bool> isGenerated) =>
        call.TargetMethod.Name is "Min" or "Max" && call.Arguments.Length > 0
        // The worst of several results is a careful bound.
        && call.Arguments[0].Value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(one => isGenerated(one.TargetMethod)
            && MetricWords.IsBetterHigher(one.TargetMethod.Name) == (call.TargetMethod.Name == "Max"))
        && call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IPropertyReferenceOperation>()
            .Any(one => one.Property is { Name: "Mean", ContainingAssembly.Name: "LlamaBatch" });

    /// <summary>Whether a call takes the best of several arms, as in <c>samples.Arms.OrderBy(arm => arm.Mean).First()</c>.</summary>
    private static bool ChoosesArm(IInvocationOperation call, Func<IMethodSymbol, bool> isGenerated)
    {
        if (call.TargetMethod.Name is not ("MinBy" or "MaxBy" or "OrderBy" or "OrderByDescending") || call.Arguments.Length < 2
            || WrittenList.Unconverted(call.Arguments[0].Value) is not IPropertyReferenceOperation
            {
                Property: { Name: "Arms", ContainingType: { Name: "Samples", ContainingAssembly.Name: "LlamaBatch" } },
                Instance: { } samples,
            }
            || !call.Arguments[1].Value.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
                .Any(one => one.Property is { Name: "Mean", ContainingAssembly.Name: "LlamaBatch" }))
        {
            return false;
        }

        IOperation read = samples is ILocalReferenceOperation local ? WrittenValue.InitialValueOf(local) ?? samples : samples;
        bool? takesHighest = call.TargetMethod.Name switch
        {
            "MinBy" => false,
            "MaxBy" => true,
            // A sorted list may also be read as a whole.
            var sorting => TakenBy(call) switch
            {
                "First" or "FirstOrDefault" or "Take" => sorting == "OrderByDescending",
                "Last" or "LastOrDefault" or "TakeLast" => sorting == "OrderBy",
                _ => null,
            },
        };
        // The worst of several results is a careful bound.
        return read.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(one => isGenerated(one.TargetMethod)) is { } accessor
            && takesHighest == MetricWords.IsBetterHigher(accessor.TargetMethod.Name);
    }

    /// <summary>The method that takes elements of a call's result, such as <c>First</c>; null without one.</summary>
    private static string? TakenBy(IOperation call)
    {
        IOperation? outer = call.Parent;
        while (outer is IArgumentOperation or IConversionOperation)
        {
            outer = outer.Parent;
        }

        return (outer as IInvocationOperation)?.TargetMethod.Name;
    }

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
