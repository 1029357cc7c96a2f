using System.Globalization;

namespace LlamaBatch.Generators;

/// <summary>Finds legal values of a setting of the model, such as the number of heads.</summary>
internal static class LegalShape
{
    private const int MostValues = 4;

    /// <summary>
    /// The largest difference between a suggested value and the author's value. A larger difference would change the model too much.
    /// </summary>
    private const int Farthest = 512;

    /// <summary>
    /// The values of a setting with which the model is legal at all levels, the nearest first. Empty if no rule limits the setting.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="model">The illegal model.</param>
    /// <param name="alike">The models of all points that have the setting's value from the same code.</param>
    public static IEnumerable<string> ValuesOf(string setting, LlamaConfig model, IReadOnlyList<LlamaConfig> alike)
    {
        (int now, Func<LlamaConfig, int, LlamaConfig>? with) = setting switch
        {
            "Heads" => (model.Heads, (one, value) => one with { Heads = value }),
            "KeyValueHeads" => (model.KeyValueHeads, (one, value) => one with { KeyValueHeads = value }),
            "HeadDim" => (model.HeadDim, (one, value) => one with { HeadDim = value }),
            "HiddenSize" => (model.HiddenSize, (one, value) => one with { HiddenSize = value }),
            _ => (0, (Func<LlamaConfig, int, LlamaConfig>?)null),
        };
        return with is null ? [] : Enumerable.Range(1, Farthest)
            .SelectMany(distance => new[] { now - distance, now + distance })
            .Where(value => value > 0 && alike.All(one => with(one, value).Problems().Count == 0))
            .Take(MostValues)
            .Select(value => value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A problem with a number of heads, whose message offers only numbers that are legal for all of several models.</summary>
    /// <param name="problem">The problem of one model.</param>
    /// <param name="model">The model.</param>
    /// <param name="alike">The models of all points that have the number of heads from the same code.</param>
    public static SettingProblem ForAll(SettingProblem problem, LlamaConfig model, IReadOnlyList<LlamaConfig> alike)
    {
        int offer = problem.Message.LastIndexOf(" Use ", StringComparison.Ordinal);
        (int now, Func<LlamaConfig, int, bool>? isLegal, string other) = problem.Property switch
        {
            "Heads" => (model.Heads, (one, value) => one.HiddenSize % value == 0 && one.HiddenSize / value % 2 == 0, "HiddenSize"),
            "KeyValueHeads" => (model.KeyValueHeads, (one, value) => one.Heads % value == 0, "Heads"),
            _ => (0, (Func<LlamaConfig, int, bool>?)null, ""),
        };
        if (offer < 0 || isLegal is null || alike.Select(one => other == "Heads" ? one.Heads : one.HiddenSize).Distinct().Count() < 2)
        {
            return problem;
        }

        var values = Enumerable.Range(1, now + Farthest).Where(value => alike.All(one => isLegal(one, value))).ToList();
        string all = values.Count == 0 ? $" Change {other}; no number suits all its levels."
            : $" Use {Sentence.OneOf(values.OrderBy(value => Math.Abs(Math.Log((double)value / Math.Max(1, now)))).Take(2 * MostValues)
                .OrderBy(value => value).Select(value => value.ToString(CultureInfo.InvariantCulture)))}, or change {other}.";
        return problem with { Message = problem.Message.Substring(0, offer) + all };
    }
}
