using System.Globalization;
using Humanizer;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <summary>Converts C# names to words of a sentence.</summary>
public static class Words
{
    /// <summary>
    /// A name in lower case, except abbreviations: <c>BatchSize</c> becomes <c>batch size</c>, <c>KVHeads</c> becomes <c>KV heads</c>.
    /// </summary>
    public static string Lower(string name) => CanonicalText.Lower(name);

    /// <summary>A name at the beginning of a sentence: <c>BatchSize</c> becomes <c>Batch size</c>.</summary>
    public static string Sentence(string name) => CanonicalText.Invariantly(() => name.Humanize(LetterCasing.Sentence));

    /// <summary>
    /// A metric's name inside a sentence: <c>Model FLOPs utilization</c> becomes <c>model FLOPs utilization</c>. Only the first letter
    /// changes; abbreviations and names stay as written.
    /// </summary>
    public static string InSentence(string name) => CanonicalText.InSentence(name);

    /// <summary>A count with its noun: <c>1 seed</c>, <c>5 seeds</c>, <c>1,200 seeds</c>.</summary>
    public static string Count(int count, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Items as a list: <c>16</c>, <c>16 and 32</c>, <c>16, 32 and 64</c>.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary>A duration in its two largest units: <c>3 minutes, 20 seconds</c>.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds < 1
        ? "a second"
        : duration.Humanize(precision: 2, culture: CultureInfo.InvariantCulture, maxUnit: TimeUnit.Day, minUnit: TimeUnit.Second);
}
