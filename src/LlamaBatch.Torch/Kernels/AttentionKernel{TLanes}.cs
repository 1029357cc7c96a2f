using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

// T tokens · H query heads · K key/value heads · D head dimension · Q queries of a block

/// <summary>
/// Causal attention over one sequence. Each group of <c>H / K</c> query heads shares one of K key and value heads (Ainslie et al. 2023).
/// </summary>
/// <remarks>
/// For one head, with <c>c = D^(−1/2)</c>:
/// <code>
/// Sₜⱼ = c qₜ·kⱼ  (j ≤ t)        ℓₜ = ln Σⱼ e^Sₜⱼ        Pₜⱼ = e^(Sₜⱼ − ℓₜ)        oₜ = Σⱼ Pₜⱼ vⱼ
/// </code>
/// Queries are processed in blocks of Q. A block reads only the keys up to its last query. Like FlashAttention-2 (Dao 2023, algorithm 2),
/// the forward pass keeps only ℓ and the backward pass computes P again, so memory grows with T, not T²:
/// <code>
/// dvⱼ = Σₜ Pₜⱼ doₜ
/// dSₜⱼ = Pₜⱼ (doₜ·vⱼ − δₜ),   δₜ = Σⱼ Pₜⱼ (doₜ·vⱼ)        (softmax: ∂Pₜᵢ/∂Sₜⱼ = Pₜᵢ ([i = j] − Pₜⱼ))
/// dqₜ = c Σⱼ dSₜⱼ kⱼ        dkⱼ = c Σₜ dSₜⱼ qₜ
/// </code>
/// Scores are stored transposed, <c>[T, Q]</c>, one key per row. Each SIMD lane then belongs to a query, and a sum over keys adds whole
/// vectors. The largest score of a query and its visible keys is subtracted before exponentials are taken, so that no exponential of a
/// visible key overflows. For a key after the query, the exponential is replaced with zero. Multiplying by zero would not be enough,
/// because the exponential need not be finite.
/// </remarks>
internal sealed unsafe class AttentionKernel<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    private const int QueryBlock = FastPassMemory.QueryBlock;

    private readonly MatrixProduct<TLanes> _product;
    private readonly int _heads;
    private readonly int _keyValueHeads;
    private readonly int _headDim;
    private readonly int _longest;
    private readonly float _scale;
    private readonly float* _scores;
    private readonly float* _gradients;

    /// <summary>The causal mask of a block, <c>[Q, Q]</c>: 1 if the column's query sees the row's key, otherwise 0.</summary>
    private readonly float* _visible;
    private readonly float* _logSums;

    /// <summary>Allocates the buffers for sequences of up to T tokens.</summary>
    public AttentionKernel(LlamaConfig config, int length, MatrixProduct<TLanes> product)
    {
        _product = product;
        (_heads, _keyValueHeads, _headDim) = (config.Heads, config.KeyValueHeads, config.HeadDim);
        _longest = length;
        _scale = (float)(1 / Math.Sqrt(_headDim));
        _scores = Rows(length);
        _gradients = Rows(length);
        _visible = Rows(QueryBlock);
        _logSums = Rows(1);
        for (int key = 0; key < QueryBlock; key++)
        {
            new Span<float>(_visible + (key * QueryBlock) + key, QueryBlock - key).Fill(1);
        }
    }

    /// <summary>Attends from each token of a sequence to itself and all earlier tokens.</summary>
    /// <param name="qkv">The rotated queries, rotated keys and values of each token, <c>[T, (H + 2K) D]</c>.</param>
    /// <param name="output">Receives the output of the attention heads, <c>[T, H D]</c>.</param>
    /// <param name="logSums">Receives ℓ, the logarithms of the softmax denominators, <c>[H, T]</c>.</param>
    public void Forward(Matrix qkv, Matrix output, Matrix logSums)
    {
        int length = qkv.Rows;
        Require(qkv, output, logSums);
        for (int head = 0; head < _heads; head++)
        {
            (Matrix q, Matrix k, Matrix v) = HeadsOf(qkv, head);
            Matrix o = Head(output, head);
            for (int first = 0; first < length; first += QueryBlock)
            {
                int keys = Math.Min(first + QueryBlock, length);
                Matrix scores = new(_scores, keys, keys - first, QueryBlock, 1);
                _product.Set(k[..keys], q[first..keys].Transposed, into: scores);           // Sᵀ / c = [keys, D] [D, Q]
                Softmax(first, keys);
                LogSumsOfBlock(keys - first).CopyTo(new Span<float>(logSums.Row(head) + first, keys - first));
                _product.Set(scores.Transposed, v[..keys], into: o[first..keys]);           // [Q, keys] [keys, D]
            }
        }
    }

    /// <summary>Computes the gradients of queries, keys and values.</summary>
    /// <param name="dOutput">The gradient of the output, <c>[T, H D]</c>.</param>
    /// <param name="qkv">The queries, keys and values of the forward pass, <c>[T, (H + 2K) D]</c>.</param>
    /// <param name="logSums">The logarithms of the softmax denominators, ℓ, from the forward pass, <c>[H, T]</c>.</param>
    /// <param name="dQkv">Receives the gradient of <paramref name="qkv"/>, <c>[T, (H + 2K) D]</c>.</param>
    public void Backward(Matrix dOutput, Matrix qkv, Matrix logSums, Matrix dQkv)
    {
        int length = qkv.Rows;
        Require(qkv, dOutput, logSums);
        Matrix.RequireAlike(qkv, dQkv);
        dQkv[.., (_heads * _headDim)..].Clear();                                            // gradients of shared heads accumulate
        for (int head = 0; head < _heads; head++)
        {
            (Matrix q, Matrix k, Matrix v) = HeadsOf(qkv, head);
            (Matrix dq, Matrix dk, Matrix dv) = HeadsOf(dQkv, head);
            Matrix dO = Head(dOutput, head);
            for (int first = 0; first < length; first += QueryBlock)
            {
                int keys = Math.Min(first + QueryBlock, length);
                Range block = first..keys;
                Matrix scores = new(_scores, keys, keys - first, QueryBlock, 1);
                Matrix gradients = new(_gradients, keys, keys - first, QueryBlock, 1);
                _product.Set(k[..keys], q[block].Transposed, into: scores);                 // Sᵀ / c = [keys, D] [D, Q]
                _product.Set(v[..keys], dO[block].Transposed, into: gradients);             // vⱼ·doₜ = [keys, D] [D, Q]
                new Span<float>(logSums.Row(head) + first, keys - first).CopyTo(LogSumsOfBlock(keys - first));
                ScoreGradients(first, keys);
                _product.Add(scores, dO[block], to: dv[..keys]);                            // dv += Pᵀ do, [keys, Q] [Q, D]
                _product.Set(gradients.Transposed, k[..keys], into: dq[block]);             // dq = c dS k, [Q, keys] [keys, D]
                _product.Add(gradients, q[block], to: dk[..keys]);                          // dk += c dSᵀ q, [keys, Q] [Q, D]
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_scores);
        NativeMemory.AlignedFree(_gradients);
        NativeMemory.AlignedFree(_visible);
        NativeMemory.AlignedFree(_logSums);
    }

    /// <summary>
    /// Allocates rows of Q floats. They are zeroed because a block with fewer than Q queries also reads beyond its last query.
    /// </summary>
    private static float* Rows(int count)
    {
        nuint bytes = (nuint)count * QueryBlock * sizeof(float);
        float* rows = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(rows, bytes);
        return rows;
    }

    /// <summary>The queries, keys and values of one query head, as views into <c>qkv</c>.</summary>
    private (Matrix Q, Matrix K, Matrix V) HeadsOf(Matrix qkv, int head)
    {
        int shared = _heads + (head / (_heads / _keyValueHeads));
        return (Head(qkv, head), Head(qkv, shared), Head(qkv, shared + _keyValueHeads));
    }

    private Matrix Head(Matrix heads, int head) => heads[.., (head * _headDim)..((head + 1) * _headDim)];

    private Span<float> LogSumsOfBlock(int queries) => new(_logSums, queries);

    private void Require(Matrix qkv, Matrix output, Matrix logSums)
    {
        Matrix.Require(qkv, qkv.Rows, (_heads + (2 * _keyValueHeads)) * _headDim);
        Matrix.Require(output, qkv.Rows, _heads * _headDim);
        Matrix.Require(logSums, _heads, qkv.Rows);
        if (qkv.Rows > _longest)
        {
            throw new ArgumentException($"Attention was made for sequences of {_longest} tokens, and this one has {qkv.Rows}.");
        }
    }

    /// <summary>Converts a block's scores, <c>Sᵀ / c</c>, to probabilities Pᵀ, and writes the log-sums ℓ.</summary>
    /// <param name="first">The block's first query. Every query of the block sees all keys before it.</param>
    /// <param name="keys">The number of keys that the block reads.</param>
    private void Softmax(int first, int keys)
    {
        TLanes scale = TLanes.Of(_scale);
        for (int lane = 0; lane < keys - first; lane += TLanes.Count)
        {
            float* scores = _scores + lane;
            float* visible = VisibleFrom(first) + lane;
            TLanes largest = TLanes.Of(float.NegativeInfinity);
            for (int j = 0; j < first; j++)
            {
                largest = TLanes.Max(largest, TLanes.Load(scores + (j * QueryBlock)));
            }

            for (int j = first; j < keys; j++)
            {
                TLanes isVisible = TLanes.Load(visible + (j * QueryBlock));
                TLanes score = TLanes.Choose(isVisible, TLanes.Load(scores + (j * QueryBlock)), TLanes.Of(float.NegativeInfinity));
                largest = TLanes.Max(largest, score);
            }

            TLanes shift = TLanes.Of(0) - (largest * scale);
            TLanes sum = TLanes.Of(0);
            for (int j = 0; j < keys; j++)
            {
                TLanes e = Exponential.Of(TLanes.MultiplyAdd(TLanes.Load(scores + (j * QueryBlock)), scale, shift));
                e = j < first ? e : TLanes.Choose(TLanes.Load(visible + (j * QueryBlock)), e, TLanes.Of(0));
                TLanes.Store(e, scores + (j * QueryBlock));
                sum += e;
            }

            TLanes share = TLanes.Of(1) / sum;
            for (int j = 0; j < keys; j++)
            {
                TLanes.Store(TLanes.Load(scores + (j * QueryBlock)) * share, scores + (j * QueryBlock));
            }

            TLanes.Store(TLanes.Log(sum) - shift, _logSums + lane);
        }
    }

    /// <summary>The address of the causal mask, shifted so that row j belongs to key j of the sequence.</summary>
    /// <param name="first">The block's first query, f. Only the rows j ≥ f exist.</param>
    private float* VisibleFrom(int first) => _visible - ((nint)first * QueryBlock);

    /// <summary>
    /// Converts a block's scores, <c>Sᵀ / c</c>, to probabilities Pᵀ, and the products <c>vⱼ·doₜ</c> to score gradients, <c>c dSᵀ</c>.
    /// </summary>
    /// <inheritdoc cref="Softmax"/>
    private void ScoreGradients(int first, int keys)
    {
        TLanes scale = TLanes.Of(_scale);
        for (int lane = 0; lane < keys - first; lane += TLanes.Count)
        {
            float* scores = _scores + lane;
            float* gradients = _gradients + lane;
            float* visible = VisibleFrom(first) + lane;
            TLanes shift = TLanes.Of(0) - TLanes.Load(_logSums + lane);
            TLanes delta = TLanes.Of(0);
            for (int j = 0; j < keys; j++)
            {
                TLanes p = Exponential.Of(TLanes.MultiplyAdd(TLanes.Load(scores + (j * QueryBlock)), scale, shift));
                p = j < first ? p : TLanes.Choose(TLanes.Load(visible + (j * QueryBlock)), p, TLanes.Of(0));
                TLanes.Store(p, scores + (j * QueryBlock));
                delta = TLanes.MultiplyAdd(p, TLanes.Load(gradients + (j * QueryBlock)), delta);
            }

            for (int j = 0; j < keys; j++)
            {
                TLanes difference = TLanes.Load(gradients + (j * QueryBlock)) - delta;
                TLanes.Store(TLanes.Load(scores + (j * QueryBlock)) * scale * difference, gradients + (j * QueryBlock));
            }
        }
    }
}
