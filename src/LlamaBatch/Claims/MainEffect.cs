using System.Globalization;
using LlamaBatch.Reporting;

namespace LlamaBatch;

/// <summary>The one effect that a verdict, or the lack of one, hangs on, in a few words for a table. <see cref="VerdictSentence"/> has all of them, with their intervals.</summary>
internal static class MainEffect
{
    /// <summary>The effect: <c>0.084 nats/token higher than batch size 16</c>; empty where there is none.</summary>
    public static string Of(Verdict verdict)
    {
        int count = verdict.Arithmetic.Count + verdict.Comparisons.Count;
        string effect = verdict.Problem is not null || count == 0 ? "" : Crucial(verdict);
        return effect.Length > 0 && count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{effect} (1 of {count})") : effect;
    }

    private static string Crucial(Verdict verdict)
    {
        if (verdict.Evidence.Count == 0 || verdict.Arithmetic.Any(part => !part.Holds))
        {
            return QuantityWords.Briefly(verdict.Arithmetic.FirstOrDefault(part => !part.Holds) ?? verdict.Arithmetic[0]);
        }

        Comparison part = (verdict.Decisive ?? verdict.Evidence[0]).Crucial;
        if (!ComparisonWords.CanBeSaid(part))
        {
            return "";
        }

        bool isComputed = part.Left.Parts.Count > 0;
        string metric = !isComputed && verdict.Comparisons.DistinctBy(other => other.Metric.Key).Count() > 1 ? $"{Words.InSentence(part.Metric.Name)} " : "";
        string left = isComputed || verdict.Comparisons.DistinctBy(other => other.Left.Label).Count() > 1 ? $"{part.Left.Label} is " : "";
        return left + metric + new ComparisonWords(part, 1 - verdict.FamilyWiseError, namesArms: true).Effect;
    }
}
