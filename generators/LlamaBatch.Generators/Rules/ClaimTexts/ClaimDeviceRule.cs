using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports claims about the costs of a GPU. LlamaBatch trains, and measures costs, on processors only.</summary>
internal static class ClaimDeviceRule
{
    private static readonly Regex _device = new(
        @"\bon (an? |one |the |each |every |our |modern |current |recent |single |NVIDIA |several )*"
            + @"((cluster|node|machine|server)s? (of|with) ([a-z]+ |[0-9]+ )?)?((GPU|TPU|graphics card)s?|(A|H)100s?|accelerators?)\b"
            + @"|^(a|one|the|every|our) (GPU|TPU|A100|H100) (computes|processes|needs|takes|gives|trains|is|has|uses)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(not|no|never|unlike|like|instead|whereas|while|but|also|too|even|would|outside|without)\b|n['’]t\b|\b(as|than) $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment)
    {
        // A claim of another work is quoted in its own words.
        if (experiment.IsImported || call.Left is not { } left || call.Claim.Source.Length > 0
            || _device.Match(call.Claim.Text) is not { Success: true } said
            // "Than" and "as" compare devices only directly before one.
            || _aside.IsMatch(call.Claim.Text.Substring(0, said.Index)))
        {
            return null;
        }

        bool isCost = left.Budget == "EqualTime" || (left.Budget.StartsWith("ToTarget", StringComparison.Ordinal)
            ? left.Accessor.Name == "Time"
            : experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == left.Accessor.Name) is { Kind: MetricKind.Cost } cost
                && MetricRange.IsOurs(cost.Type));
        return isCost
            ? ClaimFinding.Of(call, $"'{said.Value}'", $"{left.Accessor.Name} is measured on a processor")
            : null;
    }
}
