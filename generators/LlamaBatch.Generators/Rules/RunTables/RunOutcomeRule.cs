using System.Text.RegularExpressions;
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

    private static readonly HashSet<string> _unfinished = ["crashed", "failed", "killed", "aborted", "preempted", "running", "unfinished"];

    /// <summary>A statement that only finished runs count.</summary>
    private static readonly Regex _finished = new(
        @"(?<!\bnot )\bonly (the )?(runs that (have |are )?)?(finished|completed|complete|successful)( (runs|ones))?\b"
            + @"|\b(crashed|failed|killed|aborted|unfinished) (runs|ones) (are|were) (left out|excluded|dropped|removed|ignored)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports two values of a column, one of which the text leaves out. Several values of a column are alternatives.</summary>
    public static IEnumerable<Diagnostic> CheckStated(IReadOnlyList<IOperation> operations, string text) =>
        from said in _finished.Matches(text).Cast<Match>().Take(1)
        from write in operations.OfType<ISimpleAssignmentOperation>()
        where write.Target is IPropertyReferenceOperation { Property: { Name: "Where", ContainingType.Name: "RunTable" } }
        let pairs = RunColumnRule.PairsOf(write.Value)
            .Select(pair => (Column: WrittenValue.TextOf(pair.Name), Value: pair.Column, pair.Name))
            .ToList()
        from pair in pairs
        where pair.Column is not null && _unfinished.Contains(pair.Value.ToLowerInvariant())
            && pairs.Exists(other => other.Column == pair.Column && !_unfinished.Contains(other.Value.ToLowerInvariant()))
        select Diagnostic.Create(
            Descriptors.QuestionOfAnother,
            pair.Name.Parent?.Syntax.GetLocation() ?? pair.Name.Syntax.GetLocation(),
            $"The text says '{said.Value}', but several values of a column are alternatives in 'Where', so the table keeps the runs with "
                + $"'{pair.Value}' in column '{pair.Column}' too. Remove this condition.");

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
