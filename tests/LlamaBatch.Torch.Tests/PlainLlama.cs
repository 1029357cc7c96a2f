namespace LlamaBatch.Torch.Tests;

// T tokens · W hidden size · H query heads · K key/value heads · D head dimension

/// <summary>
/// The architecture once more, in plain loops over doubles, read off the papers' formulas: slow, and with nothing in common with the
/// modules.
/// </summary>
internal sealed class PlainLlama(LlamaConfig config, IReadOnlyDictionary<string, double[]> weights)
{
    public static PlainLlama Of(LlamaModel model) => new(
        model.Config,
        model.Weights.ToDictionary(weight => weight.Name, weight => Array.ConvertAll(weight.Values.ToArray(), value => (double)value)));

    /// <summary>Logits of one sequence, <c>[T][V]</c>.</summary>
    public double[][] Logits(int[] tokens)
    {
        double[] embedding = weights["model.embed_tokens.weight"];
        double[][] x = [.. tokens.Select(token => embedding[(token * config.HiddenSize)..((token + 1) * config.HiddenSize)])];
        for (int layer = 0; layer < config.Layers; layer++)
        {
            string name = $"model.layers.{layer}.";
            double[][] attended = Attention(name, [.. x.Select(row => Norm(row, name + "input_layernorm.weight"))]);
            x = [.. x.Zip(attended, Sum)];
            x = [.. x.Select(row => Sum(row, FeedForward(name, Norm(row, name + "post_attention_layernorm.weight"))))];
        }

        string head = config.TieWordEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight";
        return [.. x.Select(row => Project(Norm(row, "model.norm.weight"), head, config.VocabSize))];
    }

    private double[] Norm(double[] x, string gain)
    {
        double rms = Math.Sqrt(x.Average(value => value * value) + config.RmsNormEps);
        return [.. x.Select((value, i) => value / rms * weights[gain][i])];
    }

    private double[] Project(double[] x, string weight, int outputs) =>
        [.. Enumerable.Range(0, outputs).Select(o => x.Select((value, i) => value * weights[weight][(o * x.Length) + i]).Sum())];

    private double[] FeedForward(string name, double[] x)
    {
        double[] gate = Project(x, name + "mlp.gate_proj.weight", config.IntermediateSize);
        double[] up = Project(x, name + "mlp.up_proj.weight", config.IntermediateSize);
        return Project([.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)], name + "mlp.down_proj.weight", config.HiddenSize);
    }

    private double[][] Attention(string name, double[][] x)
    {
        int d = config.HeadDim;
        double[][] q = [.. x.Select(row => Project(row, name + "self_attn.q_proj.weight", config.Heads * d))];
        double[][] k = [.. x.Select(row => Project(row, name + "self_attn.k_proj.weight", config.KeyValueHeads * d))];
        double[][] v = [.. x.Select(row => Project(row, name + "self_attn.v_proj.weight", config.KeyValueHeads * d))];
        return [.. x.Select((_, t) =>
        {
            double[] joined = new double[config.Heads * d];
            for (int h = 0; h < config.Heads; h++)
            {
                int shared = h / (config.Heads / config.KeyValueHeads);
                double[] query = Rotated(q[t][(h * d)..((h + 1) * d)], t);
                double[] scores =
                [
                    .. from s in Enumerable.Range(0, t + 1)
                       let key = Rotated(k[s][(shared * d)..((shared + 1) * d)], s)
                       select query.Zip(key, (a, b) => a * b).Sum() / Math.Sqrt(d),
                ];
                double[] shares = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
                for (int i = 0; i < d; i++)
                {
                    joined[(h * d) + i] = shares.Select((share, s) => share * v[s][(shared * d) + i]).Sum() / shares.Sum();
                }
            }

            return Project(joined, name + "self_attn.o_proj.weight", config.HiddenSize);
        })];
    }

    private double[] Rotated(double[] x, int position)
    {
        int half = x.Length / 2;
        double[] rotated = new double[x.Length];
        for (int i = 0; i < half; i++)
        {
            (double sin, double cos) = Math.SinCos(position / Math.Pow(config.RopeTheta, 2.0 * i / x.Length));
            rotated[i] = (x[i] * cos) - (x[i + half] * sin);
            rotated[i + half] = (x[i + half] * cos) + (x[i] * sin);
        }

        return rotated;
    }

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
