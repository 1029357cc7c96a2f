using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a level of a table whose number of runs differs from the one that the text states for all levels, such as "12 runs each".
/// </summary>
internal static class RunCountRule
{
    private const string Runs =
        "((?<number>[0-9]{1,3})|NUMBER) (training |independent |random )?(runs|seeds|repetitions|replicates|times)";

    private static readonly Regex _promise = new(
        ($@"(?<![\d.,])\b({Runs} each\b|{Runs} per (?!hour|day|week|node|machine|device|gpu|job|user)"
            + $@"|{Runs}( [^.,;]{{1,60}})? (at|for|of|from) each\b"
            + $@"|each ([a-z-]+ ){{1,3}}(has|had|got|was (run|repeated|trained)( on| with)?) {Runs}\b)")
            .Replace("NUMBER", StatedNumber.Word),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words for runs that are missing, or for numbers that are not exact.</summary>
    private static readonly Regex _exception = new(
        @"\b(except\w*|apart|crash\w*|fail\w*|lost|missing|lacks?|excluded?|excluding|left out|dropped|diverged?|incomplete"
            + @"|unfinished|aborted|killed|removed|discarded|cancelled|canceled|at least|at most|up to|or more|or fewer|only"
            + @"|(about|some|roughly) \w+ (runs|seeds))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var tables = operations.OfType<IInvocationOperation>()
            .Where(call => call is { TargetMethod: { IsStatic: true, ContainingType.Name: "RunTable" }, Type.Name: "RunTable" }).ToList();
        if (tables is not [{ TargetMethod.Name: "Of" } table] || experiment.Axes.Count != 1
            || WrittenValue.ArgumentOf(table.Arguments, "arms") is not { } written)
        {
            yield break;
        }

        string text = ExperimentTexts.Of(experiment, operations, cancellation);
        var promises = _promise.Matches(text).Cast<Match>().ToList();
        if (promises.Select(match => (int)StatedNumber.In(match)).Distinct().ToList() is not [var stated] || _exception.IsMatch(text))
        {
            yield break;
        }

        var arms = WrittenList.TuplesOf(written).Where(arm => arm.Elements.Length == 2).ToList();
        var counts = arms.Select(arm => WrittenRuns.Of(arm.Elements[1]).Count).ToList();
        if (arms.Count > 1 && !counts.Contains(0) && Others(counts, stated) is [var other] && !HasComment(arms[other].Syntax))
        {
            yield return Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                arms[other].Elements[1].Syntax.GetLocation(),
                $"'{promises[0].Value}'",
                "for all levels",
                counts[other],
                $" at level {arms[other].Elements[0].Syntax}");
        }
    }

    /// <summary>The places of the numbers that are not the stated one.</summary>
    private static List<int> Others(List<int> counts, int stated) =>
        [.. Enumerable.Range(0, counts.Count).Where(i => counts[i] != stated)];

    /// <summary>Whether a comment beside a level may explain its number of runs.</summary>
    private static bool HasComment(SyntaxNode arm) =>
        arm.GetLeadingTrivia().Concat(arm.DescendantTrivia()).Concat(arm.GetTrailingTrivia())
            .Concat(arm.GetLastToken().GetNextToken().TrailingTrivia)
            .Any(one => one.IsKind(SyntaxKind.SingleLineCommentTrivia) || one.IsKind(SyntaxKind.MultiLineCommentTrivia));
}
