using System.Runtime.InteropServices;

namespace LlamaBatch.Torch.Kernels;

// T tokens · H query heads · K key/value heads · D head dimension · S width of a row of scores

/// <summary>
/// Causal attention of one sequence, where <c>H / K</c> query heads share a key and value head (Ainslie et al. 2023). For one head, with <c>c = D^(−1/2)</c>:
/// <code>
/// Sₜⱼ = c qₜ·kⱼ  (j ≤ t)        ℓₜ = ln Σⱼ e^Sₜⱼ        Pₜⱼ = e^(Sₜⱼ − ℓₜ)        oₜ = Σⱼ Pₜⱼ vⱼ
/// </code>
/// Queries are taken in blocks, and a block looks only at the keys up to its last query: what lies above the diagonal's blocks is never computed. Scores are not kept
/// for the backward pass; like FlashAttention-2 (Dao 2023, algorithm 2) it keeps ℓ alone and computes P again, so that memory grows with T and not with T²:
/// <code>
/// dvⱼ = Σₜ Pₜⱼ doₜ
/// dSₜⱼ = Pₜⱼ (doₜ·vⱼ − δₜ),   δₜ = Σⱼ Pₜⱼ (doₜ·vⱼ) = doₜ·oₜ        (softmax: ∂Pₜᵢ/∂Sₜⱼ = Pₜᵢ ([i = j] − Pₜⱼ))
/// dqₜ = c Σⱼ dSₜⱼ kⱼ        dkⱼ = c Σₜ dSₜⱼ qₜ
/// </code>
/// </summary>
internal sealed unsafe class AttentionKernel<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Queries of a block. Fewer would skip more above the diagonal, and make matrices too small to compute fast.</summary>
    public const int QueryBlock = 32;

    private readonly MatrixProduct<TLanes> _product;
    private readonly int _heads;
    private readonly int _keyValueHeads;
    private readonly int _headDim;
    private readonly int _rowWidth;
    private readonly int _scoreWidth;
    private readonly float* _scores;
    private readonly float* _gradients;

    /// <summary>Attention of a model's shape over sequences of up to T tokens.</summary>
    public AttentionKernel(LlamaConfig config, int length, MatrixProduct<TLanes> product)
    {
        _product = product;
        (_heads, _keyValueHeads, _headDim) = (config.Heads, config.KeyValueHeads, config.HeadDim);
        _rowWidth = (_heads + (2 * _keyValueHeads)) * _headDim;

        // Rows of scores are filled up to whole vectors, so that none is left to compute one by one.
        _scoreWidth = (length + 15) / 16 * 16;
        _scores = (float*)NativeMemory.AlignedAlloc((nuint)(QueryBlock * _scoreWidth * sizeof(float)), 64);
        _gradients = (float*)NativeMemory.AlignedAlloc((nuint)(QueryBlock * _scoreWidth * sizeof(float)), 64);
    }

    private float Scale => (float)(1 / Math.Sqrt(_headDim));

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
                var scores = new Matrix(_scores, _scoreWidth);
                _product.Set(rows, _headDim, keys, Skip(q, first), k.Transposed, scores);
                for (int row = 0; row < rows; row++)
                {
                    logSums[(head * length) + first + row] = Softmax(_scores + (row * _scoreWidth), first + row + 1, keys);
                }

                _product.Set(rows, keys, _headDim, scores, v, Skip(o, first));
            }
        }
    }

    /// <summary>The gradients of queries, keys and values.</summary>
    /// <param name="dOutput"><c>[T, H D]</c></param>
    /// <param name="qkv"><c>[T, (H + 2K) D]</c>, as in the forward pass.</param>
    /// <param name="output"><c>[T, H D]</c>, from the forward pass.</param>
    /// <param name="logSums"><c>[H, T]</c>, from the forward pass.</param>
    /// <param name="dQkv"><c>[T, (H + 2K) D]</c>, written.</param>
    /// <param name="length">T.</param>
    public void Backward(float* dOutput, float* qkv, float* output, float* logSums, float* dQkv, int length)
    {
        for (int row = 0; row < length; row++)
        {
            new Span<float>(dQkv + ((nint)row * _rowWidth) + (_heads * _headDim), 2 * _keyValueHeads * _headDim).Clear();
        }

        for (int head = 0; head < _heads; head++)
        {
            (Matrix q, Matrix k, Matrix v) = HeadsOf(qkv, head);
            (Matrix dq, Matrix dk, Matrix dv) = HeadsOf(dQkv, head);
            var o = new Matrix(output + (head * _headDim), _heads * _headDim);
            var dO = new Matrix(dOutput + (head * _headDim), _heads * _headDim);
            for (int first = 0; first < length; first += QueryBlock)
            {
                int rows = Math.Min(QueryBlock, length - first);
                int keys = first + rows;
                var scores = new Matrix(_scores, _scoreWidth);
                var gradients = new Matrix(_gradients, _scoreWidth);
                _product.Set(rows, _headDim, keys, Skip(q, first), k.Transposed, scores);                       // S / c
                _product.Set(rows, _headDim, keys, Skip(dO, first), v.Transposed, gradients);                   // doₜ·vⱼ
                for (int row = 0; row < rows; row++)
                {
                    int t = first + row;
                    float delta = Row.Dot<TLanes>(dO.At + (t * dO.RowStride), o.At + (t * o.RowStride), _headDim);
                    ScoreGradients(_scores + (row * _scoreWidth), _gradients + (row * _scoreWidth), logSums[(head * length) + t], delta, t + 1, keys);
                }

                _product.Add(keys, rows, _headDim, scores.Transposed, Skip(dO, first), dv);                     // dv += Pᵀ do
                _product.Set(rows, keys, _headDim, gradients, k, Skip(dq, first));                              // dq = c dS k
                _product.Add(keys, rows, _headDim, gradients.Transposed, Skip(q, first), dk);                   // dk += c dSᵀ q
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_scores);
        NativeMemory.AlignedFree(_gradients);
    }

    /// <summary>What a query head reads of rows of queries, keys and values.</summary>
    private (Matrix Q, Matrix K, Matrix V) HeadsOf(float* qkv, int head)
    {
        int shared = head / (_heads / _keyValueHeads);
        float* keys = qkv + (_heads * _headDim) + (shared * _headDim);
        return (new(qkv + (head * _headDim), _rowWidth), new(keys, _rowWidth), new(keys + (_keyValueHeads * _headDim), _rowWidth));
    }

    private static Matrix Skip(Matrix matrix, int rows) => new(matrix.At + (rows * matrix.RowStride), matrix.RowStride, matrix.ColumnStride);

    /// <summary>Turns a row of <c>S / c</c> into P, with zeros from the first hidden key on.</summary>
    /// <returns>ℓ.</returns>
    private float Softmax(float* row, int visible, int keys)
    {
        int padded = Hide(row, visible, keys);
        float largest = Row.Largest<TLanes>(row, padded);
        float scale = Scale;
        Row.Scale<TLanes>(row, scale, padded);
        float sum = Row.Exponentiate<TLanes>(row, largest * scale, padded);
        Row.Scale<TLanes>(row, 1 / sum, padded);
        new Span<float>(row + visible, padded - visible).Clear();
        return (float)Math.Log(sum) + (largest * scale);
    }

    /// <summary>Turns a row of <c>S / c</c> into P, and a row of <c>doₜ·vⱼ</c> into <c>c dS</c>, with zeros from the first hidden key on.</summary>
    private void ScoreGradients(float* scores, float* gradients, float logSum, float delta, int visible, int keys)
    {
        int padded = Hide(scores, visible, keys);
        TLanes scale = TLanes.Of(Scale);
        for (int j = 0; j < padded; j += TLanes.Count)
        {
            TLanes p = Exponential.Of(TLanes.MultiplyAdd(TLanes.Load(scores + j), scale, TLanes.Of(-logSum)));
            TLanes.Store(p, scores + j);
            TLanes.Store(p * (TLanes.Load(gradients + j) - TLanes.Of(delta)) * scale, gradients + j);
        }

        new Span<float>(scores + visible, padded - visible).Clear();
        new Span<float>(gradients + visible, padded - visible).Clear();
    }

    /// <summary>Makes hidden keys as unlikely as a float can say, up to a whole number of vectors; what was there may be anything.</summary>
    /// <returns>Elements up to the end of the last vector.</returns>
    private static int Hide(float* row, int visible, int keys)
    {
        int padded = (keys + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        new Span<float>(row + visible, padded - visible).Fill(float.MinValue / 2);
        return padded;
    }
}
