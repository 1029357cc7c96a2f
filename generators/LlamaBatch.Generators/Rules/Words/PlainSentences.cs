using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>Sentences that state something about an experiment without a condition, a comparison or another study.</summary>
internal static class PlainSentences
{
    private static readonly Regex _aside = new(
        @"\b(no|not|never|neither|nor|none|nothing|cannot|without|instead|rather|unlike|than|against|versus|compared|or|either|both ways"
            + @"|would|could|should|might|may|if|unless|whether|suppose|as though|usual|usually|often|sometimes|default|defaults"
            + @"|papers?|published|articles?|original|originally|et al|authors?|blog|recommends?|recommended|other|another|earlier|previous"
            + @"|previously|formerly|later|planned|next|was|were|been|had|did|only one|respectively)\b|n['’]t\b|[?]|\b(19|20)[0-9]{2}\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A clause by which a sentence says that this experiment does what another study recommends.</summary>
    private static readonly Regex _followed = new(
        @"(?<=^|,\s+)[Aa]s [A-Z][\w-]+( and [A-Z][\w-]+| et al\.?)?( \(?(19|20)[0-9]{2}[^()]{0,60}\)?|\s+\((19|20)[0-9]{2}[^()]{0,60}\))?"
            + " (recommend|advise|propose|suggest)s?( for [^,.;()]{1,80})?(?=[,.;]|$)",
        RegexOptions.CultureInvariant);

    public static IEnumerable<string> In(string text) => ExperimentTexts.SentencesIn(text)
        .Select(sentence => _followed.Replace(sentence, "")).Where(sentence => !_aside.IsMatch(sentence));
}
