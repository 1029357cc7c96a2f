using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a text that says that settings were chosen on the seeds that decide the claims. The claims then favor settings that had luck on
/// these seeds.
/// </summary>
internal static class StatedSelectionRule
{
    private const string Chosen = "(chosen|chose|selected|picked|tuned|best|lowest|optimum|optimal)";

    private const string Judged =
        "(claims?|verdicts?)( below| above)? (is|are|was|were) (also )?(decided|tested|judged|made)";

    /// <summary>A choice on seeds, in the sentence before the one about the claims.</summary>
    private static readonly Regex _choice = Of(
        $@"(rates?|levels?|settings?|values?|decays?|batch sizes?|widths?)\b.*\b{Chosen}\b[^.;]{{0,80}}"
            + @"\b(over|on|by|with|from|across) ([\w-]+ ){0,3}seeds");

    private static readonly Regex _sameSeeds = Of(
        $@"{Judged} (on|with|over|by|from) (the|these|those) (very )?same (\w+ )?seeds(?=[.,;)]|$)");

    /// <summary>A choice on the seeds of the claims, in one sentence.</summary>
    private static readonly Regex _both = Of(
        $@"{Chosen} (on|over|with|by) (the|those) (same )?(\w+ )?seeds (that|which) (also )?(decide|judge|test) (the |its |all )?claims"
            + $@"|{Judged} (on|with|over|by|from) the (same )?(\w+ )?seeds (that|which|on which) ([\w-]+ ){{0,4}}(chose|chosen|selected)");

    private static readonly Regex _denied = Of(
        @"no|not|never|neither|nor|other|another|fresh|new|different|further|separate|apart|reserved|instead|would|could|should|if"
            + "|unlike|et al|papers?|articles?|tuning seeds");

    private static readonly Regex _sentences = new(@"(?<=[.?!])\s+", RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        if (experiment.Claims.Count == 0 || experiment.Axes.Any(axis => axis.TunedPer is not null))
        {
            return null;
        }

        string[] sentences = _sentences.Split(DocumentationText.All(experiment.Record, cancellation));
        for (int i = 0; i < sentences.Length; i++)
        {
            // What stands before a colon, as in "without tuning seeds: …", does not deny the choice.
            Match said = _denied.IsMatch(sentences[i]) ? Match.Empty
                : _both.Match(sentences[i]) is { Success: true } both ? both
                : i > 0 && !_denied.IsMatch(sentences[i - 1].Split(':').Last()) && _choice.IsMatch(sentences[i - 1])
                    ? _sameSeeds.Match(sentences[i])
                    : Match.Empty;
            if (said.Success)
            {
                return Diagnostic.Create(
                    Descriptors.ChangedAfterResults,
                    experiment.Record.Locations.FirstOrDefault(),
                    said.Value,
                    "so the seeds that chose a setting also judge it. Tune on TuningSeeds with [TunedPer], or decide the claims on fresh "
                        + "seeds.");
            }
        }

        return null;
    }

    private static Regex Of(string words) => new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
