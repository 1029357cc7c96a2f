using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text states a perplexity that is not e to the power of the loss in the code, as in "the perplexity falls below 5"
/// beside <c>IsBelow(1.5)</c>.
/// </summary>
internal static class ClaimPerplexityRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.03;

    private static readonly Regex _perplexity = new(
        @"\bperplexity( [\w-]+){0,5} (below|under|above|over|of|to|exceeds|than|most|least) "
            + @"(?<number>[0-9]{1,6}(\.[0-9]{1,6})?)(?![\w%]|[.,][0-9]| ?%| (nats|bits|times|percent|layers|sequences|steps|tokens|seeds))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not { } loss
            || call.Left?.Accessor.Name is not ("ValidationLoss" or "TrainLoss" or "SeenLoss")
            || _perplexity.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said])
        {
            return null;
        }

        double stated = StatedNumber.In(said);
        return stated > 1 && Math.Abs(Math.Exp(loss) - stated) > Rounding * stated
            ? ClaimFinding.Of(
                call,
                $"a perplexity of {said.Groups["number"].Value}, which is a loss of {LevelName.Of(Math.Round(Math.Log(stated), 3), null)}",
                $"the code has {LevelName.Of(loss, null)}",
                remedy: $"write {LevelName.Of(Math.Round(Math.Log(stated), 3), null)}")
            : null;
    }
}
