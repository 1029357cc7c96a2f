using System.Globalization;

namespace LlamaBatch.Trials;

/// <summary>
/// Checks that the name, settings and problems of a user-defined optimizer, corpus or schedule suit results files and reports.
/// </summary>
internal static class SectionContract
{
    /// <summary>The maximum number of characters in a name, so that the name fits into a table cell.</summary>
    private const int LongestName = 200;

    /// <summary>The maximum total number of characters in all settings, so that they fit into a line of a results file.</summary>
    private const int LongestSettings = 10_000;

    /// <summary>The problems of a configuration's optimizer, corpus and schedule, as sentences. An optimizer, corpus or schedule that is
    /// null is skipped.</summary>
    public static IEnumerable<string> Problems(LlamaExperiment point) =>
    [
        .. point.Optimizer is { } one ? Of(one.GetType(), one.Name, one.Settings(), one.Problems()) : [],
        .. point.Corpus is { } text ? Of(text.GetType(), text.Name, text.Settings(), text.Problems()).Concat(TextsOf(text)) : [],
        .. point.Training?.Schedule is { } rate ? Of(rate.GetType(), rate.Name, rate.Settings(), rate.Problems()) : [],
    ];

    private static IEnumerable<string> Of(Type type, string? name, IEnumerable<Setting>? settings, IEnumerable<SettingProblem>? problems)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return $"{type.Name}.Name is empty; reports need it. Write a name.";
        }
        else if (name.Length > LongestName || name.Any(char.IsControl))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{type.Name}.Name has {name.Length:N0} characters; it must be one line of at most {LongestName}.");
        }

        IReadOnlyList<Setting>? listed = settings?.ToList();
        if (listed is null)
        {
            yield return $"{type.Name}.Settings() is null; it must be a list. Return an empty one if no setting affects results.";
        }
        else if (listed.Any(setting => string.IsNullOrEmpty(setting.Name) || setting.Value is null))
        {
            yield return $"{type.Name}.Settings() has a setting without a name or a value. Give it both.";
        }
        else if (listed.Sum(setting => (long)setting.Name.Length + setting.Value.Length) is > LongestSettings and long length)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{type.Name}.Settings() has {length:N0} characters; it must have at most {LongestSettings:N0}. "
                + $"List a hash of a long value.");
        }

        if (problems is null)
        {
            yield return $"{type.Name}.Problems() is null; it must be a list. Return an empty one if the settings are legal.";
        }
        else if (problems.Any(problem => problem?.Message is null))
        {
            yield return $"{type.Name}.Problems() has a problem without a message. Write one.";
        }
    }

    private static IEnumerable<string> TextsOf(Corpus corpus) =>
        ((IEnumerable<(string Member, string? Text)>)
        [
            (nameof(corpus.TokenIs), corpus.TokenIs),
            (nameof(corpus.HeldOutAs), corpus.HeldOutAs),
            (nameof(corpus.TextKey), corpus.TextKey),
        ])
        .Where(one => one.Text is null)
        .Select(one => $"{corpus.GetType().Name}.{one.Member} is null; it must be a text. Return \"\" if there is nothing to say.");
}
