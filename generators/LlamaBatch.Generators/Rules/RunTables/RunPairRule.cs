using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports tables whose runs are paired although the text says that each run has a random seed of its own.</summary>
internal static class RunPairRule
{
    private const string Own = "(own|different|new|fresh|independent|separate|unique)( random)? seeds?";

    private static readonly Regex _ownSeeds = new(
        @"\b((every|each) run (drew|draws|has|had|used|uses|got|gets|took|starts? (with|from)|was (started|trained|seeded) (with|from)) "
            + $@"((its|an?) {Own}|a( random)? seed of its own)"
            + @"|(every|each) run (is|was) seeded (independently|randomly|at random)"
            + $@"|all( the)? runs (drew|have|had|use|used|got) {Own}"
            + @"|(random )?seeds (differ|differed|are different|were different) (in|for|between|across|among) (every|each|all|the) runs?"
            + @"|no two runs (have|had|share|shared|use|used) (a|the same)( random)? seed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words for something else that the runs of a pair may have in common, such as the order of the text.</summary>
    private static readonly Regex _common = new(
        @"\b(pair(s|ed|ing)?|share[sd]?|in common|same (data|text|order|shuffle|batches|initial\w*|machine|node|split|part))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        IOperation? pair = operations.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(write => write.Target is IPropertyReferenceOperation
            {
                Property: { Name: "Pair", ContainingType.Name: "RunTable" },
            })?.Value;
        if (pair is null || WrittenValue.TextOf(pair) is not { } column)
        {
            yield break;
        }

        string text = ExperimentTexts.Of(experiment, operations, cancellation);
        if (_ownSeeds.Match(text) is { Success: true } said && !_common.IsMatch(text.Remove(said.Index, said.Length))
            // The seeds may be independent of those of other pairs only.
            && column.IndexOf("seed", StringComparison.OrdinalIgnoreCase) < 0)
        {
            yield return Diagnostic.Create(Descriptors.PairsShareNoSeed, pair.Syntax.GetLocation(), said.Value);
        }
    }
}
