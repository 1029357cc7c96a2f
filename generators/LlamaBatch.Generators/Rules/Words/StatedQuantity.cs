using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>A quantity of trials that a text or a comment may state, such as the tokens per parameter.</summary>
/// <param name="name">The quantity as messages name it.</param>
/// <param name="phrase">The pattern of a statement, with the number as the group "number".</param>
/// <param name="settings">The settings that determine the quantity.</param>
/// <param name="of">The quantity of a point that can be trained.</param>
internal sealed class StatedQuantity(string name, string phrase, IReadOnlyList<string> settings, Func<PointEvaluation, double> of)
{
    private readonly Regex _phrase = new(phrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public string Name { get; } = name;

    public IReadOnlyList<string> Settings { get; } = settings;

    /// <summary>The quantity of tokens per parameter, for a pattern of its number.</summary>
    public static StatedQuantity TokensPerParameter(string number) => new(
        "tokens per parameter",
        $"{number} tokens (of text )?(per|for every|for each|a) parameter",
        ["Training.Tokens"],
        point => (double)point.Trainable!.TokensTrained / point.Trainable.Parameters);

    /// <summary>The quantity of tokens per step, for a pattern of its number.</summary>
    public static StatedQuantity TokensPerStep(string number) => new(
        "tokens per step",
        $"({number} tokens (per|in each|in every|a) step)|(steps? (reads?|has|have|takes?|of) {number} tokens)",
        ["Training.BatchSize"],
        point => point.Trainable!.TokensPerStep);

    public double Of(PointEvaluation point) => of(point);

    public List<Match> StatementsIn(string text) => [.. _phrase.Matches(text).Cast<Match>()];
}
