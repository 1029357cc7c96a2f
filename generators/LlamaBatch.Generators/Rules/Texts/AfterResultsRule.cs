using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports texts that say that seeds were added until a claim was supported, or that a margin, target or metric was changed after the
/// results.
/// </summary>
internal static class AfterResultsRule
{
    private const string Judged =
        "((is|was|are|were|became|becomes|gets|got) ([a-z]+ )?(supported|significant|inconclusive|conclusive|refuted)"
            + "|(reached|showed) significance)";

    private const string Thing = "(?<thing>margin|target|threshold|tolerance|metric|criterion|significance level)s?";

    private const string Changed = "(changed|widened|raised|lowered|increased|decreased|relaxed|loosened|tightened|narrowed|enlarged"
        + "|reduced|adjusted|moved|replaced|swapped|doubled|halved)";

    private const string Reason = @"(after|because of|in (view|the light|light) of|when|once) ([a-z]+ ){0,4}?"
        + @"(results?(?! (of|in|from) (?-i:[A-Z]))|verdicts?|outcomes?"
        + "|(was|were|had been) (known|seen|inconclusive|refuted|not supported|not significant))";

    /// <summary>Seeds that were added depending on the results.</summary>
    private static readonly Regex _stopping = Of(
        $@"\b(seeds?|runs?|trials?|repetitions|more|we|by|and) ([a-z]+ ){{0,3}}?(added|adding|add|ran|run|trained|repeated)\b"
            + $@".{{0,60}}?\b(until|till|as long as|while) .{{0,60}}?\b{Judged}\b"
            + $@"|\bstopped\b.{{0,40}}?\b(when|once|as soon as) .{{0,40}}?\b{Judged}\b");

    /// <summary>Something that was changed because of the results.</summary>
    private static readonly Regex _changing = Of(
        $@"\b{Thing} ([a-z]+ ){{0,3}}?{Changed}\b.{{0,60}}?\b{Reason}\b"
            + $@"|\b{Changed} (the|its|our|this) ([a-z]+ )?{Thing}\b.{{0,60}}?\b{Reason}\b"
            + $@"|\b{Reason}\b.{{0,40}}?\b{Thing} ([a-z]+ ){{0,3}}?{Changed}\b"
            + @"|\b(turned out|came out|was inconclusive|was refuted|was not supported|the results?)\b.{0,60}?"
            + $@"\bso (the|its|our) ([a-z]+ )?{Thing} (is|are|was|were) (now|{Changed})\b"
            + $@"|\b{Thing}\b.{{0,40}}?\b(at first|originally|initially)\b.{{0,40}}?"
            + @"\b(inconclusive|refuted|not supported|not significant)\b"
            + $@"|\b{Thing}\b.{{0,30}}?\b(makes|made) (it|the claim|the difference) (supported|significant)\b");

    /// <summary>Words for a plan, a denial, a correction of the error rate, or another study.</summary>
    private static readonly Regex _denied = Of(
        @"\b(not(?! supported| significant)|never|no|neither|nor|without|before|beforehand|in advance|regardless|instead|rather|pilot"
            + @"|preliminary|earlier|previous|another|other|if|would|must|should|can|cannot|planned|pre-?registered|sequential\w*|spending"
            + @"|corrected|correction|grid|edge|rates?|tun\w+|optimum)\b");

    private static readonly Regex _sentenceEnd = new(@"(?<=[.!?])\s+(?=[A-Z])", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var documentation = experiment.Record.DeclaringSyntaxReferences.Where(part => !part.SyntaxTree.IsGenerated())
            .SelectMany(part => part.GetSyntax(cancellation).GetLeadingTrivia())
            .Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().Select(DocumentOf);
        var texts = experiment.Claims
            .Where(claim => SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record))
            .Select(claim => (claim.Text, Place: LevelSyntax.OfParameter(claim.Attribute, 0, claim.Method)))
            .Prepend((Text: experiment.Question, Place: LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record)))
            .Concat(experiment.IsImported ? TextsOfTable(experiment, cancellation) : []);
        return documentation.SelectMany(Findings)
            .Concat(texts.SelectMany(one => Matches(one.Text).Select(said => Finding(said.Problem, said.Match, one.Place))))
            .Take(1);
    }

    private static IEnumerable<(string Text, Location Place)> TextsOfTable(
        ExperimentDeclaration experiment, CancellationToken cancellation) =>
        ExperimentTexts.OfTable(experiment.Operations(cancellation))
            .Select(value => (WrittenValue.TextOf(value)!, value.Syntax.GetLocation()));

    private static IEnumerable<Diagnostic> Findings((string Text, List<int> Places, SyntaxTree Tree) document) =>
        from said in Matches(document.Text)
        let start = document.Places[said.Start]
        let end = document.Places[said.Start + said.Match.Length - 1] + 1
        select Finding(said.Problem, said.Match, Location.Create(document.Tree, TextSpan.FromBounds(start, end)));

    private static Diagnostic Finding(string problem, Match said, Location place) =>
        Diagnostic.Create(Descriptors.ChangedAfterResults, place, said.Value, problem);

    private static IEnumerable<(string Problem, Match Match, int Start)> Matches(string text)
    {
        int start = 0;
        foreach (string sentence in _sentenceEnd.Split(text))
        {
            int found = text.IndexOf(sentence, start, StringComparison.Ordinal);
            start = found + sentence.Length;
            if (_denied.IsMatch(sentence))
            {
                continue;
            }

            if (_stopping.Match(sentence) is { Success: true } stopping)
            {
                yield return (
                    "so the results decide when the study ends, and its error rate is not controlled. Fix the number of seeds in "
                        + "advance, or decide the claim on fresh seeds.",
                    stopping,
                    found + stopping.Index);
            }
            else if (_changing.Match(sentence) is { Success: true } changing)
            {
                yield return (
                    $"so the results choose the {changing.Groups["thing"].Value.ToLowerInvariant()} that judges them. Keep the first one, "
                        + "or decide the claim on fresh seeds.",
                    changing,
                    found + changing.Index);
            }
        }
    }

    /// <summary>The text of a documentation comment, with the place of each character.</summary>
    private static (string Text, List<int> Places, SyntaxTree Tree) DocumentOf(DocumentationCommentTriviaSyntax comment)
    {
        var text = new StringBuilder();
        var places = new List<int>();
        foreach (SyntaxToken token in comment.DescendantTokens().Where(token => token.Parent is XmlTextSyntax))
        {
            string part = token.IsKind(SyntaxKind.XmlTextLiteralNewLineToken) ? " " : token.Text;
            for (int i = 0; i < part.Length; i++)
            {
                if (part[i] != ' ' || (text.Length > 0 && text[text.Length - 1] != ' '))
                {
                    text.Append(part[i]);
                    places.Add(token.SpanStart + i);
                }
            }
        }

        return (text.ToString(), places, comment.SyntaxTree);
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
