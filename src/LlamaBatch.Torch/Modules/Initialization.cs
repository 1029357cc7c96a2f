using System.Text;
using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Draws initial weights from the same distribution as Hugging Face's <c>LlamaPreTrainedModel._init_weights</c>.</summary>
/// <remarks>
/// The weights of the embedding and the projections are normally distributed with mean 0 and standard deviation
/// <see cref="LlamaConfig.InitializerRange"/>; the gains of norms are 1. The random numbers for a parameter depend only on the seed and the
/// parameter's name, so adding a layer does not change the initial weights of the other layers.
/// </remarks>
public static class Initialization
{
    /// <summary>Draws the weights of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    public static void Draw(LlamaModel model, int seed)
    {
        foreach (Weight weight in model.Weights)
        {
            if (weight.IsMatrix)
            {
                Normal(weight.Values, model.Config.InitializerRange, KeyOf(seed, weight.Name));
            }
            else
            {
                weight.Values.Fill(1);
            }
        }
    }

    /// <summary>Fills an array with normally distributed random numbers with mean 0, by the Box-Muller transform.</summary>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="key">The key of the random stream. The same key gives the same numbers.</param>
    internal static void Normal(Span<float> values, double deviation, ulong key)
    {
        for (int i = 0; i < values.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(key + (ulong)i)));
            (double sin, double cos) = Math.SinCos(2 * Math.PI * Uniform(key + (ulong)i + 1));
            values[i] = (float)(deviation * radius * cos);
            if (i + 1 < values.Length)
            {
                values[i + 1] = (float)(deviation * radius * sin);
            }
        }
    }

    /// <summary>The key for a parameter's random numbers: the FNV-1a hash of its name, mixed with the seed.</summary>
    private static ulong KeyOf(int seed, string name)
    {
        ulong hash = 14695981039346656037;
        foreach (byte letter in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return Mixed(hash ^ Mixed((ulong)(uint)seed));
    }

    /// <summary>The uniform random number in [0, 1) at a position of the SplitMix64 stream (Steele, Lea and Flood 2014).</summary>
    private static double Uniform(ulong counter) => new SplitMix64(unchecked(counter * SplitMix64.Gamma)).NextUnit();

    private static ulong Mixed(ulong counter) => new SplitMix64(unchecked(counter * SplitMix64.Gamma)).Next();
}
