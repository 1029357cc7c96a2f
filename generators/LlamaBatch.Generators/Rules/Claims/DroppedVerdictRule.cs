using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports comparisons in a claim whose verdict is not used, so that the claim does not depend on them.</summary>
internal static class DroppedVerdictRule
{
    public static IEnumerable<Diagnostic> Check(ClaimDeclaration claim, IOperation? body)
    {
        IReadOnlyList<IOperation> all = [.. body?.DescendantsAndSelf() ?? []];
        foreach (IOperation operation in all)
        {
            IOperation? dropped = operation switch
            {
                IExpressionStatementOperation { Operation: { } value and not IAssignmentOperation } when IsVerdict(value.Type) => value,
                IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: var value } when IsVerdict(local.Type)
                    && !all.OfType<ILocalReferenceOperation>().Any(read => SymbolEqualityComparer.Default.Equals(read.Local, local)) =>
                    value,
                _ => null,
            };
            if (dropped is not null)
            {
                yield return At(dropped);
            }

            if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var overwritten }, Value: var next }
                && IsVerdict(overwritten.Type) && !Reads(next, overwritten) && LoopAround(operation) is { } loop
                && !all.OfType<IVariableDeclaratorOperation>().Any(one => SymbolEqualityComparer.Default.Equals(one.Symbol, overwritten)
                    && loop.Syntax.Span.Contains(one.Syntax.Span))
                && !loop.DescendantsAndSelf().Any(one => one is IConditionalOperation or ISwitchOperation or IBranchOperation
                    or IReturnOperation || (one is ILocalReferenceOperation read && one.Parent != operation
                        && SymbolEqualityComparer.Default.Equals(read.Local, overwritten))))
            {
                yield return Diagnostic.Create(
                    Descriptors.VerdictIsDropped,
                    operation.Syntax.GetLocation(),
                    $"Each pass of the loop overwrites '{overwritten.Name}', so '{claim.Method.Name}' depends on the last comparison only. "
                        + "Write '&=' in place of '='.");
            }
        }

        Diagnostic At(IOperation dropped) => Diagnostic.Create(
            Descriptors.VerdictIsDropped,
            dropped.Syntax.GetLocation(),
            $"The verdict of this comparison is not used, so '{claim.Method.Name}' does not depend on it. "
                + "Join it with '&' to the verdict that is returned.");
    }

    /// <summary>Reports a comparison that a claim makes twice. The second one was probably to compare something else.</summary>
    public static IEnumerable<Diagnostic> CheckRepeated(IReadOnlyList<ClaimCall> calls) =>
        from claim in calls.Where(call => call.Place.SourceSpan == call.Call.Syntax.Span
            && call.Method.StartsWith("Is", StringComparison.Ordinal)).GroupBy(call => call.Claim)
        where !claim.Any(call => IsInBranch(call.Call) || LoopAround(call.Call) is not null)
        let repeated = claim.Where(call => LocalsOf(call.Call).All(local => WrittenValue.InitialValueOf(local) is not null))
            .GroupBy(call => string.Concat(call.Call.Syntax.DescendantTokens().Select(token => token.Text)))
            // Equal names may be different variables.
            .FirstOrDefault(same => same.Select(call => call.Place).Distinct().Count() > 1
                && same.Skip(1).All(call => LocalsOf(call.Call).Select(one => one.Local)
                    .SequenceEqual(LocalsOf(same.First().Call).Select(one => one.Local), SymbolEqualityComparer.Default)))
        where repeated is not null
        select Diagnostic.Create(
            Descriptors.VerdictIsDropped,
            repeated.Select(call => call.Place).Distinct().ElementAt(1),
            $"'{claim.Key.Method.Name}' makes this comparison twice. Remove one, or write the comparison that was meant.");

    private static IEnumerable<ILocalReferenceOperation> LocalsOf(IOperation call) =>
        call.DescendantsAndSelf().OfType<ILocalReferenceOperation>();

    private static bool IsInBranch(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(IOperation value, ILocalSymbol local) => value.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Any(read => SymbolEqualityComparer.Default.Equals(read.Local, local));

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
            {
                return loop;
            }
        }

        return null;
    }

    private static bool IsVerdict(ITypeSymbol? type) => type.Is(KnownNames.Verdict);
}
