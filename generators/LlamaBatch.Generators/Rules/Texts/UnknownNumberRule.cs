using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports numbers in texts that are nowhere in the code and do not follow from it, such as "a batch of 512" beside levels up to 256. Other
/// rules know what a number means; this one finds those that mean nothing.
/// </summary>
internal static class UnknownNumberRule
{
    private static readonly Regex _number = new(
        @"(?<![\w.,/^°#–-])(?<number>[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?)(?![\w]|[.,/–-][0-9A-Za-z])"
            + @"( ?(?<percent>%|percent)| (?<times>times)| ?(?<scale>thousand|million|billion|trillion|hundred))?",
        RegexOptions.CultureInvariant);

    /// <summary>Words before a number that is an approximation, or no quantity at all.</summary>
    private static readonly Regex _before = new(
        @"(\b(about|around|roughly|approximately|nearly|almost|some|section|sections|table|figure|fig\.|equation|eq\.|appendix|chapter"
            + @"|version|page|row|line|point|step|no\.|et al\.,?|log|ln|log2|(usual|default)( \w+)?( of)?)|[≈~(=^])\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in sentences about other works, or about more than the code says.</summary>
    private static readonly Regex _aside = new(
        @"\b(about|roughly|approximately|nearly|almost|adds?|each layer|per layer"
            + "|et al|arxiv|papers?|published|article|original|authors?|reports?|reported|blog|leaderboard|earlier|previous"
            + "|would"
            + @"|for example|such as|e\.g|gpus?|devices?|nodes?|degrees|llama|gpt|ln|log)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A share that only bounds what a claim asserts may be rounder than the code.</summary>
    private static readonly Regex _bound = new(@"\b(than|least|most|over|under)\s*$", RegexOptions.CultureInvariant);

    private static readonly Regex _sentences = new(@"(?<=[.?!])\s+", RegexOptions.CultureInvariant);

    /// <summary>Words in sentences of the documentation about results, or about a rule that computes numbers.</summary>
    private static readonly Regex _results = new(
        @"\b(instead|in place of|rather|unlike|default|usual|usually|rule|square|root|√|follows?|loss|losses|accuracy|perplexity|bits|nats"
            + "|measured|known|found|results?|different|seconds?"
            + @"|minutes?|hours?|days?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0)
        {
            yield break;
        }

        KnownNumbers? known = null;
        var texts = TextsOf(experiment, cancellation).ToList();
        // A number that two texts have is meant.
        var meant = new HashSet<string>(texts.SelectMany(one => _number.Matches(one.Text).Cast<Match>()
                .Select(said => said.Groups["number"].Value).Distinct())
            .GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key));
        foreach (var (text, declaration, isDocumentation) in texts)
        {
            // In documentation, what follows a colon is about the same as what is before it.
            foreach (string sentence in (isDocumentation ? _sentences.Split(text) : ExperimentTexts.SentencesIn(text))
                .Where(sentence => !_aside.IsMatch(sentence) && !(isDocumentation && _results.IsMatch(sentence))))
            {
                foreach (Match said in _number.Matches(sentence))
                {
                    string before = sentence.Substring(0, said.Index);
                    if (meant.Contains(said.Groups["number"].Value) || _before.IsMatch(before)
                        || (said.Groups["percent"].Success && _bound.IsMatch(before))
                        || AmountOf(said) is not var (number, rounding))
                    {
                        continue;
                    }

                    known ??= new KnownNumbers(experiment, evaluation, cancellation);
                    if (!known.Explain(number, rounding, said.Groups["percent"].Success, said.Groups["times"].Success))
                    {
                        yield return Diagnostic.Create(
                            Descriptors.UnknownNumber, PlaceOf(said.Groups["number"].Value, declaration, cancellation), said.Value);
                        yield break;
                    }
                }
            }
        }
    }

    /// <summary>The texts that say what the experiment does, each with the declaration that it belongs to.</summary>
    private static IEnumerable<(string Text, SyntaxReference? Declaration, bool IsDocumentation)> TextsOf(
        ExperimentDeclaration experiment, CancellationToken cancellation) =>
        experiment.Claims.Where(claim => SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record))
            .Select(claim => (claim.Text, claim.Attribute.ApplicationSyntaxReference, false))
            .Prepend((experiment.Question, experiment.Attribute.ApplicationSyntaxReference, false))
            .Concat(ExperimentTexts.Described(experiment).Where(symbol => symbol.DeclaringSyntaxReferences.Length > 0)
                .Select(symbol =>
                    (DocumentationText.All(symbol, cancellation), (SyntaxReference?)symbol.DeclaringSyntaxReferences[0], true)));

    /// <summary>A number as written, with its rounding; null for a year, and for 0 and 1, which are often words.</summary>
    private static (double Number, double Rounding)? AmountOf(Match said)
    {
        string digits = said.Groups["number"].Value;
        double number = double.Parse(digits.Replace(",", ""), NumberStyles.Float, CultureInfo.InvariantCulture);
        double scale = said.Groups["scale"].Value switch
        {
            "hundred" => 100,
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            "trillion" => 1e12,
            _ => 1,
        };
        bool isYear = number is >= 1900 and < 2100 && digits.Length == 4 && scale == 1;
        int exponent = digits.IndexOf('e');
        string mantissa = exponent < 0 ? digits : digits.Substring(0, exponent);
        int decimals = mantissa.IndexOf('.') is >= 0 and var point ? mantissa.Length - point - 1 : 0;
        double power = exponent < 0 ? 1 : Math.Pow(10, double.Parse(digits.Substring(exponent + 1), CultureInfo.InvariantCulture));
        // A whole number is exact, and "70 billion" is a name for 70.6 billion.
        double rounding = decimals == 0 && scale == 1 && exponent < 0 ? said.Groups["percent"].Success ? 0.5 : 1e-3
            : Math.Max(0.5001 * Math.Pow(10, -decimals) * power * scale, scale == 1 ? 0 : 0.02 * number * scale);
        return isYear || (number is 0 or 1 && scale == 1) ? null : (number * scale, rounding);
    }

    /// <summary>The place of a number in the attribute or the documentation of a declaration.</summary>
    private static Location PlaceOf(string number, SyntaxReference? declaration, CancellationToken cancellation)
    {
        if (declaration is null)
        {
            return Location.None;
        }

        TextSpan span = declaration.GetSyntax(cancellation).FullSpan;
        Match written = Regex.Match(
            declaration.SyntaxTree.GetText(cancellation).ToString(span), $@"(?<![\w.,]){Regex.Escape(number)}(?!\w|[.,][0-9])");
        return Location.Create(
            declaration.SyntaxTree,
            written.Success ? new TextSpan(span.Start + written.Index, written.Length) : declaration.Span);
    }
}
