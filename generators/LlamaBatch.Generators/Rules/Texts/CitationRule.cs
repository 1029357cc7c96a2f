using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports claims whose text cites one paper and whose Source names another, such as Malladi et al. and Goyal et al.</summary>
internal static class CitationRule
{
    private static readonly Regex _citation = new(
        @"(?<authors>\p{Lu}[\w-]+( et al\.| (and|&) \p{Lu}[\w-]+)),? \(?(?<year>(19|20)\d\d)",
        RegexOptions.CultureInvariant);

    private static readonly Regex _published = new(
        @"\b(?<word>published ([a-z]+ ){0,3}|reported ((value|number|result|loss|exponent) )?(of )?)[0-9](?![0-9.]* ?% )"
            // "The published 405B" is the name of a model.
            + @"(?![0-9.]*[BM](?! (parameters|weights|tokens|sequences|steps))\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)
        let said = CitationsIn(claim.Text)
        let named = CitationsIn(claim.Source)
        where said.Count > 0 && named.Count > 0 && !said.Intersect(named).Any()
        select Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            LevelSyntax.Of(claim.Attribute, "Source", claim.Method),
            $"that the claim is from {Sentence.AllOf(said)}",
            $"Source names {Sentence.AllOf(named)}",
            ", or Source");

    /// <summary>Reports claims that call a number published and do not name its source.</summary>
    public static IEnumerable<Diagnostic> CheckSources(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)
            && claim.Source.Length == 0 && CitationsIn(claim.Text).Count == 0
            && string.IsNullOrEmpty(experiment.Attribute.Named("Article", ""))
        let said = _published.Match(claim.Text)
        where said.Success
        select Diagnostic.Create(
            Descriptors.RunsWithoutSource,
            LevelSyntax.OfParameter(claim.Attribute, 0, claim.Method),
            $"The claim compares with a {said.Groups["word"].Value.Split(' ')[0].ToLowerInvariant()} number, and the report cannot say where it is from. "
                + "Write Source = \"...\" in [Claim].");

    private static IReadOnlyList<string> CitationsIn(string text) =>
    [
        .. _citation.Matches(text).Cast<Match>().Select(match => $"{match.Groups["authors"].Value} {match.Groups["year"].Value}")
            .Distinct(),
    ];
}
