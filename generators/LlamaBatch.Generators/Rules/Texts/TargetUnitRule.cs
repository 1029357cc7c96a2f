using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports targets of a loss in nats that the texts give in bits per byte, and the reverse.</summary>
internal static class TargetUnitRule
{
    private static readonly Regex _inBits = new(
        @"(?<![\d.,])(?<number>[0-9]{1,2}(\.[0-9]{1,6})?) bits?( per byte|/byte| a byte)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _inNats = new(
        @"(?<![\d.,])(?<number>[0-9]{1,2}(\.[0-9]{1,6})?) nats?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        string text = string.Join(" ", experiment.Claims.Select(claim => claim.Text).Prepend(experiment.Question)
            .Append(DocumentationText.All(experiment.Record, cancellation)));
        foreach (TargetDeclaration target in experiment.Targets)
        {
            bool isLoss = MetricRange.IsLoss(target.Metric);
            bool isBits = MetricRange.IsBits(target.Metric);
            if ((isLoss && Says(_inBits, target.Value) && !Says(_inNats, target.Value))
                || (isBits && Says(_inNats, target.Value) && !Says(_inBits, target.Value)))
            {
                yield return Diagnostic.Create(
                    Descriptors.ImpossibleNumber,
                    LevelSyntax.OfParameter(target.Attribute, 0, experiment.Record),
                    isLoss
                        ? $"The text says {CSharpLiteral.Of(target.Value)} bits, but {target.Metric.Name} is in nats per token. "
                            + "Declare the target for BitsPerByte, or write it in nats (bits times ln 2)."
                        : $"The text says {CSharpLiteral.Of(target.Value)} nats, but {target.Metric.Name} is in bits. "
                            + "Declare the target for ValidationLoss, or write it in bits (nats divided by ln 2).");
            }
        }

        bool Says(Regex unit, double value) => unit.Matches(text).Cast<Match>().Any(match =>
            double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture).Equals(value));
    }
}
