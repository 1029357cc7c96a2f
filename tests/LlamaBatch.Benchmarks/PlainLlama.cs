using TorchSharp.Modules;
using static TorchSharp.torch;
using Embedding = TorchSharp.Modules.Embedding;

namespace LlamaBatch.Benchmarks;

// B batch · T tokens · W hidden size · H query heads · K key/value heads · D head dimension

/// <summary>
/// What the steps are measured against: a Llama as a user of TorchSharp would write it after the one in Hugging Face's library, from
/// TorchSharp's own modules and functions. It shares no code with LlamaBatch, so that a better module of ours cannot make the comparison
/// look worse or better.
/// </summary>
internal sealed class PlainLlama : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _embedding;
    private readonly ModuleList<Layer> _layers;
    private readonly Norm _norm;
    private readonly Linear _head;

    public PlainLlama(LlamaConfig config, int length) : base(nameof(PlainLlama))
    {
        _embedding = nn.Embedding(config.VocabSize, config.HiddenSize);
        _layers = nn.ModuleList(Enumerable.Range(0, config.Layers).Select(_ => new Layer(config, length)).ToArray());
        _norm = new Norm(config);
        _head = nn.Linear(config.HiddenSize, config.VocabSize, hasBias: false);
        if (config.TieWordEmbeddings)
        {
            _head.weight = _embedding.weight!;
        }

        RegisterComponents();
    }

    /// <summary>Logits, <c>[B, T, V]</c>, of tokens, <c>[B, T]</c>.</summary>
    public override Tensor forward(Tensor tokens)
    {
        Tensor x = _embedding.call(tokens);
        foreach (Layer layer in _layers)
        {
            x = layer.call(x);
        }

        return _head.call(_norm.call(x));
    }

    /// <summary>Takes over the weights of a model, so that both compute the same.</summary>
    public void Copy(LlamaModel model)
    {
        using var _ = no_grad();
        Copy(_embedding.weight!, "model.embed_tokens");
        for (int i = 0; i < _layers.Count; i++)
        {
            foreach ((string name, Tensor weight) in _layers[i].Named())
            {
                Copy(weight, $"model.layers.{i}.{name}");
            }
        }

        Copy(_norm.Gain, "model.norm");
        if (!model.Config.TieWordEmbeddings)
        {
            Copy(_head.weight!, "lm_head");
        }

        void Copy(Tensor weight, string name) => weight.copy_(model.Weights.First(other => other.Name == $"{name}.weight").Parameter);
    }

    private sealed class Layer : nn.Module<Tensor, Tensor>
    {
        private readonly Norm _attentionNorm;
        private readonly Attention _attention;
        private readonly Norm _feedForwardNorm;
        private readonly FeedForward _feedForward;

        public Layer(LlamaConfig config, int length) : base(nameof(Layer))
        {
            _attentionNorm = new Norm(config);
            _attention = new Attention(config, length);
            _feedForwardNorm = new Norm(config);
            _feedForward = new FeedForward(config);
            RegisterComponents();
        }

        /// <summary>The weights by their names in Hugging Face's library.</summary>
        public IEnumerable<(string Name, Tensor Weight)> Named() =>
        [
            ("input_layernorm", _attentionNorm.Gain),
            .. _attention.Named(),
            ("post_attention_layernorm", _feedForwardNorm.Gain),
            .. _feedForward.Named(),
        ];

        public override Tensor forward(Tensor x)
        {
            Tensor h = x + _attention.call(_attentionNorm.call(x));
            return h + _feedForward.call(_feedForwardNorm.call(h));
        }
    }

    private sealed class Norm : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _gain;
        private readonly double _epsilon;

        public Norm(LlamaConfig config) : base(nameof(Norm))
        {
            _gain = nn.Parameter(ones(config.HiddenSize));
            _epsilon = config.RmsNormEps;
            RegisterComponents();
        }

        public Tensor Gain => _gain;

        public override Tensor forward(Tensor x) => _gain * (x * rsqrt(x.pow(2).mean([-1], keepdim: true) + _epsilon));
    }

    private sealed class Attention : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _query;
        private readonly Linear _key;
        private readonly Linear _value;
        private readonly Linear _output;
        private readonly Tensor _cos;
        private readonly Tensor _sin;
        private readonly int _headDim;
        private readonly int _sharing;

        public Attention(LlamaConfig config, int length) : base(nameof(Attention))
        {
            _headDim = config.HeadDim;
            _sharing = config.Heads / config.KeyValueHeads;
            _query = nn.Linear(config.HiddenSize, config.Heads * _headDim, hasBias: false);
            _key = nn.Linear(config.HiddenSize, config.KeyValueHeads * _headDim, hasBias: false);
            _value = nn.Linear(config.HiddenSize, config.KeyValueHeads * _headDim, hasBias: false);
            _output = nn.Linear(config.Heads * _headDim, config.HiddenSize, hasBias: false);
            using Tensor exponents = arange(0, _headDim, 2, ScalarType.Float32) / _headDim;
            using Tensor angles = outer(arange(length, ScalarType.Float32), pow(config.RopeTheta, -exponents));  // [T, D/2]
            using Tensor twice = cat([angles, angles], -1);                                                     // [T, D]
            (_cos, _sin) = (cos(twice), sin(twice));
            RegisterComponents();
        }

        public IEnumerable<(string Name, Tensor Weight)> Named() =>
        [
            ("self_attn.q_proj", _query.weight!),
            ("self_attn.k_proj", _key.weight!),
            ("self_attn.v_proj", _value.weight!),
            ("self_attn.o_proj", _output.weight!),
        ];

        public override Tensor forward(Tensor x)
        {
            (long batch, long length) = (x.size(0), x.size(1));
            Tensor q = Rotate(Heads(_query.call(x)));                                                           // [B, H, T, D]
            Tensor k = Rotate(Heads(_key.call(x)));                                                             // [B, K, T, D]
            Tensor v = Heads(_value.call(x));
            if (_sharing > 1)
            {
                (k, v) = (k.repeat_interleave(_sharing, dim: 1), v.repeat_interleave(_sharing, dim: 1));
            }

            Tensor mixed = nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true);
            return _output.call(mixed.transpose(1, 2).reshape(batch, length, -1));
        }

        private Tensor Heads(Tensor x) => x.view(x.size(0), x.size(1), -1, _headDim).transpose(1, 2);

        private Tensor Rotate(Tensor x)
        {
            Tensor[] halves = x.chunk(2, dim: -1);
            return (x * _cos) + (cat([-halves[1], halves[0]], dim: -1) * _sin);
        }
    }

    private sealed class FeedForward : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _gate;
        private readonly Linear _up;
        private readonly Linear _down;

        public FeedForward(LlamaConfig config) : base(nameof(FeedForward))
        {
            _gate = nn.Linear(config.HiddenSize, config.IntermediateSize, hasBias: false);
            _up = nn.Linear(config.HiddenSize, config.IntermediateSize, hasBias: false);
            _down = nn.Linear(config.IntermediateSize, config.HiddenSize, hasBias: false);
            RegisterComponents();
        }

        public IEnumerable<(string Name, Tensor Weight)> Named() =>
            [("mlp.gate_proj", _gate.weight!), ("mlp.up_proj", _up.weight!), ("mlp.down_proj", _down.weight!)];

        public override Tensor forward(Tensor x) => _down.call(nn.functional.silu(_gate.call(x)) * _up.call(x));
    }
}
