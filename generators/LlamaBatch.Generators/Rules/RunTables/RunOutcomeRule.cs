using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports tables that leave out imported runs because of how they ended, such as all runs that diverged.</summary>
internal static class RunOutcomeRule
{
    /// <summary>Words in the names of columns that say how a run ended. A crash of the machine is no outcome of the settings.</summary>
    private static readonly HashSet<string> _outcomes =
    [
        "diverged", "diverges", "divergence", "converged", "converges", "convergence", "nan", "isnan", "exploded", "stable", "unstable",
        "spiked", "spikes", "reached", "reaches", "achieved",
    ];

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations) =>
        from write in operations.OfType<ISimpleAssignmentOperation>()
        where write.Target is IPropertyReferenceOperation { Property: { Name: "Where", ContainingType.Name: "RunTable" } }
        from pair in RunColumnRule.PairsOf(write.Value)
        let column = WrittenValue.TextOf(pair.Name)
        where column is not null && RunColumnRule.Words(column).Any(_outcomes.Contains)
        select Diagnostic.Create(
            Descriptors.RunsLeftOutByOutcome,
            pair.Name.Parent?.Syntax.GetLocation() ?? pair.Name.Syntax.GetLocation(),
            pair.Column,
            column);
}
