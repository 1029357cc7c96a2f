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

    /// <summary>The values of a setting with which the model is legal, the nearest first. Empty if no rule limits the setting.</summary>
    public static IEnumerable<string> ValuesOf(string setting, LlamaConfig model)
    {
        (int now, Func<int, LlamaConfig>? with) = setting switch
        {
            "Heads" => (model.Heads, value => model with { Heads = value }),
            "KeyValueHeads" => (model.KeyValueHeads, value => model with { KeyValueHeads = value }),
            "HeadDim" => (model.HeadDim, value => model with { HeadDim = value }),
            "HiddenSize" => (model.HiddenSize, value => model with { HiddenSize = value }),
            _ => (0, (Func<int, LlamaConfig>?)null),
        };
        return with is null ? [] : Enumerable.Range(1, Farthest)
            .SelectMany(distance => new[] { now - distance, now + distance })
            .Where(value => value > 0 && with(value).Problems().Count == 0)
            .Take(MostValues)
            .Select(value => value.ToString(CultureInfo.InvariantCulture));
    }
}
