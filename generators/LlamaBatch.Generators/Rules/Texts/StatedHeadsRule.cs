using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports models without the number of heads or layers, or the width, that a sentence states beside other numbers of the same model, as in
/// "40 layers and 40 heads of 128 dimensions" beside 40 layers and 32 heads.
/// </summary>
internal static class StatedHeadsRule
{
    /// <summary>The fewest numbers of the model in a sentence that is certainly about this model.</summary>
    private const int FewestAgreements = 2;

    private const string Number = $"({StatedNumber.Integer}|(?<number>two|three|four|five|six|eight|ten|twelve))";

    private static readonly (string Setting, Regex Phrase, Func<LlamaConfig, double> Of)[] _numbers =
    [
        ("Layers", Of($@"{Number} (decoder |transformer )?layers"), model => model.Layers),
        ("Heads", Of($@"{Number} (attention |query )?heads(?! (of the|for keys))"), model => model.Heads),
        ("KeyValueHeads", Of($@"{Number} (key-value heads|heads for keys and values)"), model => model.KeyValueHeads),
        ("HeadDim", Of($@"heads of {Number} dimensions|heads? (size|dimension|width) (of|is) {Number}"), model => model.HeadDim),
        ("HiddenSize", Of($@"{Number} (wide|dimensions wide)|(hidden size|width of the model|residual stream) (of|is) {Number}"),
            model => model.HiddenSize),
    ];

    /// <summary>Words about several models, or about another one.</summary>
    private static readonly Regex _aside = Of(
        "no|not|never|neither|nor|without|instead|rather|unlike|than|against|versus|compared|or|either|both|respectively|would|could"
            + "|should|might|if|unless|but|while|whereas|from|to|another|other|larger|smaller|deeper|wider|each of|first|last|second"
            + "|per|only|was|were|had|shared?|instead|half|twice|double");

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0
            || evaluation.Points.Select(point => point.Model).Distinct().ToList() is not [{ } model] || model.Problems().Any())
        {
            return null;
        }

        foreach (string sentence in ExperimentTexts.SentencesIn(DocumentationText.All(experiment.Record, cancellation))
            .Where(sentence => !_aside.IsMatch(sentence)))
        {
            var stated = _numbers.Select(one => (one.Setting, one.Of, Said: one.Phrase.Matches(sentence).Cast<Match>().ToList()))
                .Where(one => one.Said.Count > 0).ToList();
            var different = stated.FindAll(one => !StatedNumber.In(one.Said[0]).Equals(one.Of(model))
                && !(one.Setting == "HiddenSize" && IsOtherWidth(model, StatedNumber.In(one.Said[0]))));
            if (stated.TrueForAll(one => one.Said.Count == 1) && stated.Count - different.Count >= FewestAgreements
                // The width of a head follows from the number of heads.
                && (different.Count == 1 || different.TrueForAll(one => one.Setting is "Heads" or "HeadDim" or "KeyValueHeads"))
                && different.Count > 0 && different[0] is var (setting, of, said))
            {
                return Diagnostic.Create(
                    Descriptors.StatedModelDiffers,
                    SettingPlace.Of(experiment, evaluation.Points[0], $"Model.{setting}", "Model"),
                    said[0].Value,
                    FormattableString.Invariant($"{setting} is {of(model):N0}"),
                    FormattableString.Invariant($"Set {setting} to {StatedNumber.In(said[0]):#,0}, or correct the text."));
            }
        }

        return null;
    }

    /// <summary>Whether a width is that of a head or of the feed-forward layer, as in "four heads, each 16 wide".</summary>
    private static bool IsOtherWidth(LlamaConfig model, double width) =>
        width.Equals((double)model.HeadDim) || width.Equals((double)model.IntermediateSize);

    private static Regex Of(string phrase) => new($@"\b({phrase})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
