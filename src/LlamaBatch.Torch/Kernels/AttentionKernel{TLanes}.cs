using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

// T tokens · H query heads · K key/value heads · D head dimension · Q queries of a block

/// <summary>
/// Causal attention of one sequence, where <c>H / K</c> query heads share a key and value head (Ainslie et al. 2023). For one head, with <c>c = D^(−1/2)</c>:
/// <code>
/// Sₜⱼ = c qₜ·kⱼ  (j ≤ t)        ℓₜ = ln Σⱼ e^Sₜⱼ        Pₜⱼ = e^(Sₜⱼ − ℓₜ)        oₜ = Σⱼ Pₜⱼ vⱼ
/// </code>
/// Queries are taken in blocks, and a block looks only at the keys up to its last query: what lies above the diagonal's blocks is never computed. Scores are not kept
/// for the backward pass; like FlashAttention-2 (Dao 2023, algorithm 2) it keeps ℓ alone and computes P again, so that memory grows with T and not with T²:
/// <code>
/// dvⱼ = Σₜ Pₜⱼ doₜ
/// dSₜⱼ = Pₜⱼ (doₜ·vⱼ − δₜ),   δₜ = Σⱼ Pₜⱼ (doₜ·vⱼ)        (softmax: ∂Pₜᵢ/∂Sₜⱼ = Pₜᵢ ([i = j] − Pₜⱼ))
/// dqₜ = c Σⱼ dSₜⱼ kⱼ        dkⱼ = c Σₜ dSₜⱼ qₜ
/// </code>
/// Scores lie transposed, <c>[T, Q]</c>, a key in each row: neighbouring lanes of a vector are then neighbouring queries, and a sum over keys adds vectors. The
/// largest score of a query is subtracted before exponentials are taken, so that none overflows. The keys of the block's own queries are those that some of them
/// must not see; what such a pair of query and key computes is replaced, not multiplied by zero, so that an infinite score of a later key harms no earlier query.
/// </summary>
internal sealed unsafe class AttentionKernel<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    private const int QueryBlock = FastStepMemory.QueryBlock;

    private readonly MatrixProduct<TLanes> _product;
    private readonly int _heads;
    private readonly int _keyValueHeads;
    private readonly int _headDim;
    private readonly int _rowWidth;
    private readonly float _scale;
    private readonly float* _scores;
    private readonly float* _gradients;

    /// <summary><c>[Q, Q]</c>: 1 where the query of the column may see the key of the row, both counted from the block's first, else 0.</summary>
    private readonly float* _visible;
    private readonly float* _logSums;

    /// <summary>Attention of a model's shape over sequences of up to T tokens.</summary>
    public AttentionKernel(LlamaConfig config, int length, MatrixProduct<TLanes> product)
    {
        _product = product;
        (_heads, _keyValueHeads, _headDim) = (config.Heads, config.KeyValueHeads, config.HeadDim);
        _rowWidth = (_heads + (2 * _keyValueHeads)) * _headDim;
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

    /// <summary>Mixes each token of a sequence with the ones before it.</summary>
    /// <param name="qkv"><c>[T, (H + 2K) D]</c>: in each row rotated queries, rotated keys, values.</param>
    /// <param name="output"><c>[T, H D]</c>, written.</param>
    /// <param name="logSums"><c>[H, T]</c>, written: ℓ.</param>
    /// <param name="length">T.</param>
    public void Forward(float* qkv, float* output, float* logSums, int length)
    {
        for (int head = 0; head < _heads; head++)
        {
            (Matrix q, Matrix k, Matrix v) = HeadsOf(qkv, head);
            var o = new Matrix(output + (head * _headDim), _heads * _headDim);
            for (int first = 0; first < length; first += QueryBlock)
            {
                int rows = Math.Min(QueryBlock, length - first);
                int keys = first + rows;
                var scores = new Matrix(_scores, QueryBlock);
                _product.Set(keys, _headDim, rows, k, Skip(q, first).Transposed, scores);                       // Sᵀ / c
                Softmax(first, keys);
                new Span<float>(_logSums, rows).CopyTo(new Span<float>(logSums + (head * length) + first, rows));
                _product.Set(rows, keys, _headDim, scores.Transposed, v, Skip(o, first));
            }
        }
    }

    /// <summary>The gradients of queries, keys and values.</summary>
    /// <param name="dOutput"><c>[T, H D]</c></param>
    /// <param name="qkv"><c>[T, (H + 2K) D]</c>, as in the forward pass.</param>
    /// <param name="logSums"><c>[H, T]</c>, from the forward pass.</param>
    /// <param name="dQkv"><c>[T, (H + 2K) D]</c>, written.</param>
    /// <param name="length">T.</param>
    public void Backward(float* dOutput, float* qkv, float* logSums, float* dQkv, int length)
    {
        for (int row = 0; row < length; row++)
        {
            new Span<float>(dQkv + ((nint)row * _rowWidth) + (_heads * _headDim), 2 * _keyValueHeads * _headDim).Clear();
        }

        for (int head = 0; head < _heads; head++)
        {
            (Matrix q, Matrix k, Matrix v) = HeadsOf(qkv, head);
            (Matrix dq, Matrix dk, Matrix dv) = HeadsOf(dQkv, head);
            var dO = new Matrix(dOutput + (head * _headDim), _heads * _headDim);
            for (int first = 0; first < length; first += QueryBlock)
            {
                int rows = Math.Min(QueryBlock, length - first);
                int keys = first + rows;
                var scores = new Matrix(_scores, QueryBlock);
                var gradients = new Matrix(_gradients, QueryBlock);
                _product.Set(keys, _headDim, rows, k, Skip(q, first).Transposed, scores);                       // Sᵀ / c
                _product.Set(keys, _headDim, rows, v, Skip(dO, first).Transposed, gradients);                   // vⱼ·doₜ
                new Span<float>(logSums + (head * length) + first, rows).CopyTo(new Span<float>(_logSums, rows));
                ScoreGradients(first, keys);
                _product.Add(keys, rows, _headDim, scores, Skip(dO, first), dv);                                // dv += Pᵀ do
                _product.Set(rows, keys, _headDim, gradients.Transposed, k, Skip(dq, first));                   // dq = c dS k
                _product.Add(keys, rows, _headDim, gradients, Skip(q, first), dk);                              // dk += c dSᵀ q
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

    /// <summary>Rows of Q floats, zero at first: lanes beyond a short block's last query are computed too, and must not be slow or trap.</summary>
    private static float* Rows(int count)
    {
        nuint bytes = (nuint)count * QueryBlock * sizeof(float);
        float* rows = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(rows, bytes);
        return rows;
    }

    /// <summary>What a query head reads of rows of queries, keys and values.</summary>
    private (Matrix Q, Matrix K, Matrix V) HeadsOf(float* qkv, int head)
    {
        int shared = head / (_heads / _keyValueHeads);
        float* keys = qkv + (_heads * _headDim) + (shared * _headDim);
        return (new(qkv + (head * _headDim), _rowWidth), new(keys, _rowWidth), new(keys + (_keyValueHeads * _headDim), _rowWidth));
    }

    private static Matrix Skip(Matrix matrix, int rows) => new(matrix.At + (rows * matrix.RowStride), matrix.RowStride, matrix.ColumnStride);

    /// <summary>Turns a block's <c>Sᵀ / c</c> into Pᵀ, and writes ℓ.</summary>
    /// <param name="first">The block's first query. The keys before it are seen by all of the block, the others by those at or after them.</param>
    /// <param name="keys">Keys of the block.</param>
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
                TLanes score = TLanes.Choose(TLanes.Load(visible + (j * QueryBlock)), TLanes.Load(scores + (j * QueryBlock)), TLanes.Of(float.NegativeInfinity));
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

    /// <summary>The rows of the visibility table, such that key j of the sequence has row j.</summary>
    /// <param name="first">The block's first query; only rows from there on exist.</param>
    private float* VisibleFrom(int first) => _visible - ((nint)first * QueryBlock);

    /// <summary>Turns a block's <c>Sᵀ / c</c> into Pᵀ, and its <c>vⱼ·doₜ</c> into <c>c dSᵀ</c>.</summary>
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
