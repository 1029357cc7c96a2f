using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports translations in which one number differs from the English text, as in "0.9" and "0.99".</summary>
internal static class TranslationNumberRule
{
    private static readonly Regex _numbers = new(@"[0-9][0-9,]*(\.[0-9]+)?(e[-+]?[0-9]+)?", RegexOptions.CultureInvariant);

    /// <summary>Words that scale a number. Languages scale in different steps: 1.6 million is 160 万.</summary>
    private static readonly Regex _scales = new(
        "thousand|million|billion|percent|[千万亿分成倍]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        IEnumerable<(string Text, ISymbol Owner)> texts = experiment.Claims
            .Where(claim => SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record))
            .Select(claim => (claim.Text, (ISymbol)claim.Method))
            .Prepend((experiment.Question, experiment.Record));
        foreach ((string text, ISymbol owner) in texts)
        {
            foreach (AttributeData attribute in owner.Attributes(KnownNames.TranslationAttribute))
            {
                string translation = TranslationParser.TextOf(attribute, 1);
                var english = NumbersIn(text);
                var translated = NumbersIn(translation);
                if (translation.Length > 0 && !_scales.IsMatch(text) && !_scales.IsMatch(translation)
                    && text.Count(sign => sign == '%') == translation.Count(sign => sign == '%')
                    && english.Except(translated).ToList() is [var lost] && translated.Except(english).ToList() is [var added])
                {
                    yield return Diagnostic.Create(
                        Descriptors.TextSaysOpposite,
                        LevelSyntax.OfParameter(attribute, 1, owner),
                        LevelName.Of(added, null),
                        $"the English text says {LevelName.Of(lost, null)}",
                        $": write {LevelName.Of(lost, null)}");
                }
            }
        }
    }

    private static HashSet<double> NumbersIn(string text) =>
        [.. _numbers.Matches(text).Cast<Match>().Select(match => match.Value.TrimEnd(','))
            .Select(ClaimNumbers.Of).OfType<double>()];
}
