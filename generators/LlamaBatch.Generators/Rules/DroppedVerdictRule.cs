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
                yield return Diagnostic.Create(Descriptors.VerdictIsDropped, dropped.Syntax.GetLocation(), claim.Method.Name);
            }
        }
    }

    private static bool IsVerdict(ITypeSymbol? type) => type.Is(KnownNames.Verdict);
}
