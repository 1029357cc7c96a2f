using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports works that a text dates years before their arXiv number, which begins with the year and month of submission, and numbers that
/// cannot exist.
/// </summary>
internal static class CitationYearRule
{
    /// <summary>The number of years by which a work may precede its arXiv number. A work may be submitted after a conference.</summary>
    internal const int MostYearsBefore = 1;

    private const string Gap = @"(\s|///|[/,;:.()（），""+])";

    private static readonly Regex _citation = new(
        $@"(?<!\p{{L}})(al\.?|(?!(In|Since|Until|From|Of|By)\b)\p{{Lu}}[\p{{L}}-]+|\p{{L}}* ?等人?){Gap}{{1,12}}"
            + $@"(?<year>(19|20)[0-9]{{2}})[a-z]?((?![;.]\s|;){Gap}){{1,12}}"
            + @"(https?://)?ar[Xx]iv(\.org/(abs|pdf)/|:\s?|\s)(?<number>(?<yy>[0-9]{2})(?<mm>0[1-9]|1[0-2])\.[0-9]{4,5})\b",
        RegexOptions.CultureInvariant);

    private static readonly Regex _number = new(
        @"(?i:\barxiv)(\.org/(abs|pdf)/|:\s?|\s|\.)(?<number>(?<yy>[0-9]{2})(?<mm>[0-9]{2})\.(?<rest>[0-9]{3,6}))(?![0-9]|\.[0-9])",
        RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        foreach (SyntaxReference part in experiment.Record.DeclaringSyntaxReferences.Where(part => !part.SyntaxTree.IsGenerated()))
        {
            SyntaxNode record = part.GetSyntax(cancellation);
            string text = record.ToFullString();
            if (text.IndexOf("arxiv", StringComparison.OrdinalIgnoreCase) < 0)
            {
                continue;
            }

            foreach (Match work in _number.Matches(text))
            {
                if (ProblemOf(work) is { } problem)
                {
                    Group number = work.Groups["number"];
                    yield return Diagnostic.Create(
                        Descriptors.CitationBeforeNumber,
                        Location.Create(part.SyntaxTree, new TextSpan(record.FullSpan.Start + number.Index, number.Length)),
                        $"arXiv:{number.Value} cannot exist: {problem}. Correct the number.");
                }
            }

            foreach (Match citation in _citation.Matches(text))
            {
                Group year = citation.Groups["year"];
                int stated = (int)StatedNumber.In(citation, "year");
                int submitted = 2000 + (int)StatedNumber.In(citation, "yy");
                if (stated + MostYearsBefore < submitted)
                {
                    string month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName((int)StatedNumber.In(citation, "mm"));
                    yield return Diagnostic.Create(
                        Descriptors.CitationBeforeNumber,
                        Location.Create(part.SyntaxTree, new TextSpan(record.FullSpan.Start + year.Index, year.Length)),
                        $"The text dates a work to {year.Value}, but its number, arXiv:{citation.Groups["number"].Value}, is from "
                            + $"{month} {submitted}. Correct the year or the number.");
                }
            }
        }
    }

    /// <summary>Why an arXiv number cannot exist, or null. Numbers have this form since April 2007, and five digits since 2015.</summary>
    private static string? ProblemOf(Match work)
    {
        int year = (int)StatedNumber.In(work, "yy");
        int month = (int)StatedNumber.In(work, "mm");
        int digits = year < 15 ? 4 : 5;
        return month is 0 or > 12 ? $"its third and fourth digits are a month, and there is no month {work.Groups["mm"].Value}"
            : work.Groups["rest"].Length != digits
                ? $"a number of 20{work.Groups["yy"].Value} has {(digits == 4 ? "four" : "five")} digits after the point"
            : null;
    }
}
