using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

// B sequences · T tokens of a sequence · W hidden size · n heads · D head dimension · V vocabulary

/// <summary>
/// The gradient of a batch's mean loss in float64: what both steps, which round in float32, are judged by. The architecture in tensors,
/// without the modules and without the kernels; what it shares with them is TorchSharp's automatic differentiation. Numbers are tensors
/// here, for the reason that <see cref="HeldScalar"/> gives.
/// </summary>
internal sealed class DoubleLlama
{
    private readonly LlamaConfig _config;
    private readonly Dictionary<string, Tensor> _weights;

    private DoubleLlama(LlamaModel model, double rounding)
    {
        _config = model.Config;
        using var random = new Generator(1);
        _weights = model.Weights.ToDictionary(weight => weight.Name, weight =>
        {
            Tensor exact = weight.Parameter.detach().to(ScalarType.Float64);
            Tensor signs = Sum(rand(exact.shape, ScalarType.Float64, generator: random).mul(Number(2)), Number(-1));
            return exact.mul(Sum(signs.mul(Number(rounding)), Number(1))).requires_grad_(true);
        });
    }

    /// <summary>Half a unit in the last place of float32, as a share of a number: what rounding changes at most.</summary>
    public const double HalfUnit = 1.0 / (1 << 24);

    /// <summary>The mean loss of a batch, and its gradients by the names of the weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rounding">By how much of itself each weight is moved at most, at random; zero for the exact gradients.</param>
    public static (double Loss, IReadOnlyDictionary<string, double[]> Gradients) Of(LlamaModel model, TokenBatch batch, double rounding = 0)
    {
        using var scope = NewDisposeScope();
        var llama = new DoubleLlama(model, rounding);
        Tensor tokens = batch.ToTensor();                                           // [B, T + 1]
        Tensor logits = llama.Logits(tokens.narrow(1, 0, batch.Length));            // [B, T, V]
        Tensor loss = nn.functional.cross_entropy(logits.flatten(0, 1), tokens.narrow(1, 1, batch.Length).reshape(-1));
        loss.backward();
        var gradients = llama._weights.ToDictionary(weight => weight.Key, weight => weight.Value.grad!.data<double>().ToArray());
        return (loss.item<double>(), gradients);
    }

    private Tensor Logits(Tensor tokens)
    {
        Tensor x = _weights["model.embed_tokens.weight"].index_select(0, tokens.reshape(-1)).view(tokens.size(0), tokens.size(1), -1);
        for (int layer = 0; layer < _config.Layers; layer++)
        {
            string name = $"model.layers.{layer}.";
            x = Sum(x, Attention(name + "self_attn.", Norm(x, name + "input_layernorm")));
            x = Sum(x, FeedForward(name + "mlp.", Norm(x, name + "post_attention_layernorm")));
        }

        return Project(Norm(x, "model.norm"), _config.TieWordEmbeddings ? "model.embed_tokens" : "lm_head");
    }

    private Tensor Norm(Tensor x, string name) =>
        x.div(Sum(x.mul(x).mean([-1], keepdim: true), Number(_config.RmsNormEps)).sqrt()).mul(_weights[name + ".weight"]);

    private Tensor Project(Tensor x, string name) => x.matmul(_weights[name + ".weight"].t());

    private Tensor FeedForward(string name, Tensor x)
    {
        Tensor gate = Project(x, name + "gate_proj");
        return Project(gate.mul(gate.sigmoid()).mul(Project(x, name + "up_proj")), name + "down_proj");
    }

    private Tensor Attention(string name, Tensor x)
    {
        Tensor q = Rotated(Heads(Project(x, name + "q_proj"), 1));                  // [B, n, T, D]
        Tensor k = Rotated(Heads(Project(x, name + "k_proj"), _config.Heads / _config.KeyValueHeads));
        Tensor v = Heads(Project(x, name + "v_proj"), _config.Heads / _config.KeyValueHeads);
        Tensor scores = Sum(q.matmul(k.transpose(2, 3)).div(Number(Math.Sqrt(_config.HeadDim))), Hidden((int)x.size(1)));
        return Project(scores.softmax(-1).matmul(v).transpose(1, 2).flatten(2, 3), name + "o_proj");
    }

    /// <summary>What hides later keys, <c>[T, T]</c>: minus infinity above the diagonal.</summary>
    private static Tensor Hidden(int length) =>
        tensor(
            Enumerable.Range(0, length * length).Select(i => i % length > i / length ? double.NegativeInfinity : 0).ToArray(),
            [length, length]);

    private static Tensor Sum(Tensor a, Tensor b) => a.add(b, HeldScalar.One);

    private static Tensor Number(double value) => tensor(new[] { value });

    private Tensor Heads(Tensor x, int sharing) =>
        x.view(x.size(0), x.size(1), -1, _config.HeadDim).transpose(1, 2).repeat_interleave(sharing, 1);

    private Tensor Rotated(Tensor x)
    {
        int half = _config.HeadDim / 2;
        Tensor speeds = tensor(Enumerable.Range(0, half).Select(i => Math.Pow(_config.RopeTheta, -2.0 * i / _config.HeadDim)).ToArray());
        Tensor places = tensor(Enumerable.Range(0, (int)x.size(2)).Select(t => (double)t).ToArray());
        Tensor angles = outer(places, speeds);                                      // [T, D/2]
        Tensor first = x.narrow(3, 0, half), second = x.narrow(3, half, half);
        Tensor cos = angles.cos(), sin = angles.sin();
        return cat([Sum(first.mul(cos), second.mul(sin).neg()), Sum(second.mul(cos), first.mul(sin))], -1);
    }
}
