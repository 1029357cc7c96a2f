using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports texts that ascribe a rule for the learning rate to a work that proposes another one.</summary>
internal static class CitedScalingRule
{
    private static readonly Regex _root = new(
        @"\bsquare[- ]root|\broot rule|√", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _linear = new(
        @"\blinear(ly)?\b|\b(in proportion|proportional(ly)?)\b(?! to the (square )?root)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Goyal et al. 2017, arXiv:1706.02677, section 2.1: the linear rule for SGD.</summary>
    private static readonly Regex _ofLinear = new(@"\bGoyal\b|\b1706\.02677\b", RegexOptions.CultureInvariant);

    /// <summary>
    /// Malladi et al. 2022, arXiv:2205.10287, for Adam, and Hoffer et al. 2017, arXiv:1705.08741, for SGD: the square-root rule.
    /// </summary>
    private static readonly Regex _ofRoot = new(@"\b(Malladi|Hoffer)\b|\b(2205\.10287|1705\.08741)\b", RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(not|never|instead|unlike|rather|than|without|no|whereas|but|while|against|contrast|versus|vs|warm-?up|gradual|decay|decays"
            + @"|schedules?|approximation|beta|moments?)\b|[βκ]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        foreach (ISymbol symbol in ExperimentTexts.Described(experiment).Where(symbol => symbol.Locations.Any(place => place.IsInSource)))
        {
            foreach (string sentence in ExperimentTexts.SentencesIn(DocumentationText.All(symbol, cancellation)))
            {
                if (ProblemOf(sentence) is { } problem)
                {
                    yield return Diagnostic.Create(Descriptors.QuestionOfAnother, symbol.Locations.FirstOrDefault(), problem);
                    yield break;
                }
            }
        }
    }

    private static string? ProblemOf(string sentence)
    {
        bool isRoot = _root.IsMatch(sentence);
        return _aside.IsMatch(sentence) || isRoot == _linear.IsMatch(sentence)
                || _ofLinear.IsMatch(sentence) == _ofRoot.IsMatch(sentence) ? null
            : isRoot && _ofLinear.IsMatch(sentence)
                ? "Goyal et al. (2017) propose the linear rule. The square-root rule is that of Malladi et al. (2022, arXiv:2205.10287) "
                    + "for Adam. Correct the rule or the work."
            : !isRoot && _ofRoot.IsMatch(sentence)
                ? "Malladi et al. (2022) and Hoffer et al. (2017) propose the square-root rule. The linear rule is that of Goyal et "
                    + "al. (2017, arXiv:1706.02677) for SGD. Correct the rule or the work."
            : null;
    }
}
